import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { gen } from '../../src/commands/gen.ts';
import type { KubernetesObject } from '../../src/objects/object.ts';
import type { Job } from '../../src/objects/platform/operations/job.ts';
import type { Tool } from '../../src/kustomize/tools.ts';
import { parseDocuments } from '../../src/yaml/parse.ts';
import { realTool } from '../check/tools.ts';
import { write } from '../files/fleet.ts';
import { createWorkspace, writeFiles, type Workspace } from '../workspace.ts';

const source = `import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: {
    repository: 'https://example.com/fleet.git',
    wildcards: ['example.com'],
    backups: { endpoint: 'http://minio.storage.svc.cluster.local:9000', bucket: 'backups' },
  },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }, { name: 'prod', production: true }],
  sites: {
    shop: { environments: { dev: { host: 'dev-shop.example.com' }, prod: { host: 'shop.example.com' } } },
    blog: { environments: { prod: { host: 'blog.example.com' } } },
  },
});
`;

/** The media of production, on their way from a volume to a bucket. */
const movedMedia = `'shop.example.com', media: { kind: 's3', endpoint: 'https://s3.example.com', bucket: 'shop', fromVolume: true } }`;

const confirmed = `apiVersion: v1
kind: ConfigMap
metadata: { name: shop-cnpg.shop }
data: { confirmed: 'yes' }
`;
const untilThen = `---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: shop-cnpg, namespace: databases }
spec: { bootstrap: { recovery: { recoveryTarget: { targetTime: '2026-11-20 21:30:00+00' } } } }
`;

const fromOlderCopy = `---
apiVersion: batch/v1
kind: Job
metadata: { name: restore-media }
spec:
  template:
    spec:
      containers:
        - { name: restore-media, env: [{ name: COPY, value: before/20261120T213000Z }] }
`;

/** What each makes, once confirmed. */
const made: Readonly<Record<string, readonly string[]>> = {
  'backup-database': ['Backup'],
  'restore-database': ['Cluster'],
  'rebuild-database': ['Cluster'],
  'backup-media': ['Job', 'NetworkPolicy'],
  'restore-media': ['Job', 'NetworkPolicy'],
  'move-media': ['Job', 'NetworkPolicy'],
  'return-media': ['Job', 'NetworkPolicy'],
};

describe.each(Object.keys(made))('%s of production', (kind) => {
  it('does not build before a person has confirmed it', async () => {
    const { build } = await generated(kind);
    const { status, stderr } = build();
    expect(status).not.toBe(0);
    expect(stderr).toContain('.confirmation.yaml');
  });

  it.each([
    ['the database of another site', confirmed.replace('shop-cnpg.shop', 'blog-cnpg.blog')],
    ['the database of another environment', confirmed.replace('shop-cnpg', 'shop-dev-cnpg')],
    ['another site', confirmed.replace('.shop', '.blog')],
    ['nothing', '# yes\n'],
  ])('does not build when the confirmation names %s', async (_, text) => {
    const { build } = await generated(kind);
    expect(build(text).status).not.toBe(0);
  });

  it('builds when it names the database and the site, without the confirmation in it', async () => {
    const { build } = await generated(kind);
    const { status, stdout, stderr } = build(confirmed);
    expect(status, stderr).toBe(0);
    const kinds = (parseDocuments(stdout) as { kind: string }[]).map((object) => object.kind);
    expect(kinds.sort()).toEqual(made[kind]);
  });
});

it('the confirmation of a restore says up to which moment', async () => {
  const { build } = await generated('restore-database');
  const [restored] = parseDocuments(build(`${confirmed}${untilThen}`).stdout) as [
    { spec: { bootstrap: { recovery: object } } },
  ];
  expect(restored.spec.bootstrap.recovery).toMatchObject({
    source: 'archive',
    recoveryTarget: { targetTime: '2026-11-20 21:30:00+00' },
  });
});

it('the confirmation of a restore of media says from which copy', async () => {
  const { build } = await generated('restore-media');
  const objects = parseDocuments(build(`${confirmed}${fromOlderCopy}`).stdout);
  const job = (objects as KubernetesObject[]).find(({ kind }) => kind === 'Job') as Job | undefined;
  const [container] = job?.spec?.template.spec?.containers ?? [];
  const copies = container?.env?.filter(({ name }) => name === 'COPY');
  expect(copies).toEqual([{ name: 'COPY', value: 'before/20261120T213000Z' }]);
  expect(container?.env?.length).toBeGreaterThan(8);
});

it("a confirmation that lies there is nobody's manifest", async () => {
  const { workspace, build } = await generated('backup-database');
  build(confirmed);
  const { context, output } = workspace;
  expect(await gen(context, { ...write, check: true }), output.err).toBe(0);
});

let kustomize: Tool;
beforeAll(async () => {
  kustomize = await realTool('kustomize');
});

async function generated(kind: string): Promise<{
  workspace: Workspace;
  build: (confirmation?: string) => { status: number | null; stdout: string; stderr: string };
}> {
  const moves = ['move-media', 'return-media'].includes(kind);
  const config = source.replace("'shop.example.com' }", moves ? movedMedia : '$&');
  const workspace = createWorkspace({ 'sites.config.ts': config });
  const { root, context, output } = workspace;
  expect(await gen(context, write), output.err).toBe(0);
  const folder = `kustomize/operations/${kind}/prod/shop`;
  return {
    workspace,
    build(confirmation) {
      if (confirmation !== undefined) {
        writeFiles(root, { [`${folder}/.confirmation.yaml`]: confirmation });
      }
      const { file, before } = kustomize;
      return spawnSync(file, [...before, path.join(root, folder)], { encoding: 'utf8' });
    },
  };
}
