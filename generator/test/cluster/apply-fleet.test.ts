import { beforeAll, describe, expect, it } from 'vitest';
import { gen } from '../../src/commands/gen.ts';
import { writeReleaseOverlay } from '../../src/releases/overlay.ts';
import { release, write } from '../files/fleet.ts';
import { createWorkspace } from '../workspace.ts';
import { applyFleet, judgeOperations, makeNamespaces } from './apply-fleet.ts';
import { clusterPatience, startCluster, type Cluster } from './start-cluster.ts';

/** One site of each make, so that every kind which is written is written once. */
const source = `import { defineSites } from '@synestra/generator';
export default defineSites({
  cluster: {
    repository: 'https://example.com/fleet.git',
    argocd: { namespace: 'apply-argo', project: 'apply', root: 'apply-root', platformRoot: 'apply-platform', platformProject: 'apply-platform' },
    databases: 'apply-databases',
    traefik: { namespace: 'apply-ingress' },
    wildcards: ['apply.example'],
    backups: { endpoint: 'https://s3.example.com', bucket: 'apply-backups' },
  },
  apps: { web: { directory: 'site', image: 'registry.example.com/web', pullSecret: 'regcred' } },
  environments: [{ name: 'dev', selfHeal: false }, { name: 'prod', production: true }],
  sites: {
    applied: {
      media: { kind: 'volume', size: '5Gi' },
      environments: {
        dev: { host: 'dev-applied.apply.example', database: { kind: 'namespace', database: 'shop', owner: 'shop' } },
        prod: { host: 'applied.apply.example', aliases: ['www-applied.apply.example'] },
      },
    },
    stored: {
      media: { kind: 's3', endpoint: 'https://s3.example.com', region: 'us-east-1', bucket: 'media' },
      environments: { dev: { host: 'dev-stored.apply.example', media: { bucket: 'media-dev' } }, prod: { host: 'stored.apply.example' } },
    },
  },
});
`;

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
}, clusterPatience);

describe('a generated fleet', () => {
  it('is taken by a real API as it is, without a warning, twice', async () => {
    const { root, context, output } = createWorkspace({
      'sites.config.ts': source,
      ...overlayOf('dev', 'applied'),
      ...overlayOf('prod', 'applied'),
      ...overlayOf('prod', 'stored'),
    });
    expect(await gen(context, write), output.err).toBe(0);
    await makeNamespaces(cluster, ['apply-argo', 'apply-ingress']);
    const written = await applyFleet(cluster, root);
    const kinds = new Set(written.map((line) => line.split('/')[0]));
    expect([...kinds].toSorted()).toMatchInlineSnapshot(`
      [
        "application.argoproj.io",
        "appproject.argoproj.io",
        "certificate.cert-manager.io",
        "cluster.postgresql.cnpg.io",
        "clusterimagecatalog.postgresql.cnpg.io",
        "configmap",
        "cronjob.batch",
        "deployment.apps",
        "ingress.networking.k8s.io",
        "job.batch",
        "middleware.traefik.io",
        "namespace",
        "networkpolicy.networking.k8s.io",
        "objectstore.barmancloud.cnpg.io",
        "persistentvolumeclaim",
        "podmonitor.monitoring.coreos.com",
        "scheduledbackup.postgresql.cnpg.io",
        "service",
        "serviceaccount",
        "tlsstore.traefik.io",
      ]
    `);
    expect(await applyFleet(cluster, root)).toEqual(written);
    expect(await judgeOperations(cluster, root)).toMatchInlineSnapshot(`
      [
        "copy-database/dev/stored",
        "import-database/dev/stored",
        "mirror-media/dev/stored",
        "rebuild-database/dev/stored",
        "recover-database/dev/stored",
        "refresh-media/dev/applied",
        "sanitise-database/dev/stored",
      ]
    `);
  });

  it('refuses a pod that takes more than a namespace of a site or of the databases allows', async () => {
    const listed = await cluster.kubectl([
      ...['get', 'namespaces', '--output=name'],
      ...['--selector=app.kubernetes.io/part-of=web'],
    ]);
    const names = listed.split('\n').map((line) => line.replace('namespace/', ''));
    expect(names).toEqual(expect.arrayContaining(['apply-databases', 'web-applied-prod']));
    for (const name of names.filter((each) => /appl|stored/.test(each))) {
      await cluster.kubectl(['create', 'serviceaccount', 'default', `--namespace=${name}`]);
      const run = ['run', 'loose', '--image=registry.example.com/loose', `--namespace=${name}`];
      // A session of hot development prepares its container with more than "restricted" allows.
      const [more, level] = name.endsWith('-dev')
        ? [[`--overrides={"spec":{"hostNetwork":true}}`], 'baseline']
        : [[], 'restricted'];
      await expect(cluster.kubectl([...run, ...more])).rejects.toThrow(
        `violates PodSecurity "${level}`,
      );
    }
  });
});

function overlayOf(environment: string, site: string): Record<string, string> {
  return {
    [`environments/release-${environment}/${site}/kustomization.yaml`]: writeReleaseOverlay(
      environment,
      site,
      release,
    ),
  };
}
