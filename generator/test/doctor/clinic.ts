import { gen } from '../../src/commands/gen.ts';
import { loadFleet } from '../../src/model/load-fleet.ts';
import { intendedObjects } from '../../src/objects/site/intended.ts';
import { writeReleaseOverlay } from '../../src/releases/overlay.ts';
import { applyFleet, makeNamespaces } from '../cluster/apply-fleet.ts';
import type { Cluster } from '../cluster/start-cluster.ts';
import { release, write } from '../files/fleet.ts';
import { createWorkspace, type Workspace } from '../workspace.ts';
import { put, type Thing } from './ward.ts';

const namespace = 'web-clinic-prod';
const inSite = (resource: string, name: string): Thing => ({ resource, namespace, name });

/** What the site in production consists of. */
export const things = {
  runtime: inSite('secrets', 'web-clinic-prod-env'),
  registry: inSite('secrets', 'regcred'),
  initdb: { resource: 'secrets', namespace: 'doctor-databases', name: 'clinic-initdb-secret' },
  database: {
    resource: 'clusters.postgresql.cnpg.io',
    namespace: 'doctor-databases',
    name: 'clinic-cnpg',
  },
  application: {
    resource: 'applications.argoproj.io',
    namespace: 'doctor-argo',
    name: 'web-clinic-prod',
  },
  job: inSite('jobs.batch', 'web-migrate'),
  deployment: inSite('deployments.apps', 'web'),
  pod: inSite('pods', 'web-1'),
  aliases: inSite('ingresses.networking.k8s.io', 'web-aliases'),
  certificate: {
    resource: 'certificates.cert-manager.io',
    namespace: 'doctor-ingress',
    name: 'wildcard-doctor-example',
  },
} as const satisfies Record<string, Thing>;

/** A value of a Secret, which nobody may see. */
export const value = 'the-word-of-the-clinic';
export const runtimeKeys = [
  'DATABASE_URI',
  'PAYLOAD_SECRET',
  'PREVIEW_SECRET',
  'CRON_SECRET',
  'SEED_KEY',
];

export async function createFleet(more = ''): Promise<Workspace> {
  const workspace = createWorkspace({
    'sites.config.ts': `import { defineSites } from '@synestra/generator';
export default defineSites({
  cluster: {
    repository: 'https://example.com/fleet.git',
    backups: { none: 'an example' },
    argocd: { namespace: 'doctor-argo', project: 'doctor', root: 'doctor-root', platformRoot: 'doctor-platform', platformProject: 'doctor-platform' },
    databases: 'doctor-databases',
    traefik: { namespace: 'doctor-ingress' },
    wildcards: ['doctor.example'],
  },
  apps: { web: { directory: 'site', image: 'registry.example.com/web', pullSecret: 'regcred' } },
  environments: [{ name: 'dev', selfHeal: false }, { name: 'prod', production: true }],
  sites: { clinic: { ${more} environments: {
    dev: { host: 'dev-clinic.doctor.example', database: { kind: 'namespace', database: 'shop', owner: 'shop' } },
    prod: { host: 'clinic.doctor.example', aliases: ['www-clinic.doctor.example'] },
  } } },
});
`,
    'environments/release-prod/clinic/kustomization.yaml': writeReleaseOverlay(
      'prod',
      'clinic',
      release,
    ),
  });
  const exitCode = await gen(workspace.context, write);
  if (exitCode !== 0) throw new Error(workspace.output.err);
  Object.assign(workspace.output, { out: '', err: '' });
  return workspace;
}

/** Brings the site into the cluster and says of it what every controller says where all is well. */
export async function bringUp(cluster: Cluster): Promise<void> {
  const { root } = await createFleet();
  await makeNamespaces(cluster, ['doctor-argo', 'doctor-ingress']);
  await applyFleet(cluster, root);
  await put(cluster, secret(things.runtime, runtimeKeys));
  await put(cluster, secret(things.registry, ['.dockerconfigjson']));
  await put(cluster, secret(things.initdb, ['username', 'password']));
  await say(cluster, things.database, {
    phase: 'Cluster in healthy state',
    readyInstances: 1,
  });
  await say(cluster, things.application, {
    sync: {
      status: 'Synced',
      comparedTo: { source: { repoURL: 'https://example.com' }, destination: {} },
    },
    operationState: { phase: 'Succeeded', operation: {}, startedAt: past },
  });
  await say(cluster, things.job, succeeded);
  await say(cluster, things.deployment, rolledOut);
  await put(cluster, await firstPod(cluster));
  await say(cluster, things.certificate, { conditions: [ready('True', 'it is up to date')] });
}

/** What the generator lets run in production, with other settings than what is in the cluster. */
export async function intendedSpec(kind: 'Deployment' | 'Job', more: string): Promise<object> {
  const { root, context } = await createFleet(more);
  const loaded = await loadFleet(root, context.cache);
  if ('issues' in loaded) throw new Error(JSON.stringify(loaded.issues));
  const instance = loaded.fleet.instances.find(({ names }) => names.namespace === namespace);
  const object = instance && intendedObjects(instance).find((each) => each.kind === kind);
  if (!object || !('spec' in object)) throw new Error(`there is no ${kind}`);
  return object.spec as object;
}

export const past = '2026-01-01T10:00:00Z';

const succeeded = {
  startTime: past,
  completionTime: past,
  succeeded: 1,
  conditions: ['SuccessCriteriaMet', 'Complete'].map(isTrue),
};

export const failed = {
  startTime: past,
  failed: 4,
  conditions: ['FailureTarget', 'Failed'].map(isTrue),
};

const rolledOut = {
  observedGeneration: 1,
  replicas: 2,
  updatedReplicas: 2,
  readyReplicas: 2,
  availableReplicas: 2,
};

export function ready(status: 'True' | 'False', message: string): object {
  return { type: 'Ready', status, message, reason: 'Test', lastTransitionTime: past };
}

function secret({ namespace, name }: Thing, keys: readonly string[]): object {
  const stringData = Object.fromEntries(keys.map((key) => [key, value]));
  return { apiVersion: 'v1', kind: 'Secret', metadata: { namespace, name }, stringData };
}

function isTrue(type: string): object {
  return { type, status: 'True', reason: 'Test', lastTransitionTime: past };
}

async function say({ kubectl }: Cluster, thing: Thing, status: object): Promise<void> {
  const place = [thing.resource, thing.name, `--namespace=${thing.namespace}`];
  const own = thing === things.application ? [] : ['--subresource=status'];
  const patch = `--patch=${JSON.stringify({ status })}`;
  await kubectl(['patch', ...place, ...own, '--type=merge', patch]);
}

/** What the Deployment would start. It starts later than any test can write a Secret. */
async function firstPod({ kubectl }: Cluster): Promise<object> {
  const { name, namespace } = things.deployment;
  const text = await kubectl([
    ...['get', 'deployment', name, `--namespace=${namespace}`],
    '--output=jsonpath={.spec.template}',
  ]);
  const { metadata, spec } = JSON.parse(text) as { metadata: object; spec: object };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...metadata, namespace, name: things.pod.name },
    spec,
    status: { phase: 'Running', startTime: new Date(Date.now() + 86_400_000).toISOString() },
  };
}
