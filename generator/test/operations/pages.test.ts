import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { gen } from '../../src/commands/gen.ts';
import { generatorDirectory } from '../../src/paths.ts';
import { parseDocuments } from '../../src/yaml/parse.ts';
import { realTool } from '../check/tools.ts';
import { write } from '../files/fleet.ts';
import { createWorkspace, writeFiles } from '../workspace.ts';

const docs = path.join(generatorDirectory, '..', 'docs');
const operations = readFileSync(path.join(docs, 'operations.md'), 'utf8');
const media = readFileSync(path.join(docs, 'media.md'), 'utf8');
const folderName = /kustomize\/operations\/[a-z-]+\/[a-z]+\/shop(?![\w-])/g;

/** A fleet of the pages' site, as production is written in it. */
function describeFleet(prod: string): string {
  return `import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: {
    repository: 'https://example.com/fleet.git',
    wildcards: ['example.com'],
    backups: { endpoint: 'http://minio.storage.svc.cluster.local:9000', bucket: 'backups' },
  },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }, { name: 'prod', production: true }],
  sites: {
    shop: { environments: { dev: { host: 'dev-shop.example.com' }, ${prod} } },
  },
});
`;
}

const onVolume = `prod: { host: 'shop.example.com' }`;
const [, toS3 = ''] = /^ *```ts\n([^]*?)^ *```$/m.exec(media) ?? [];
const [, confirmation = ''] = /```yaml\n(apiVersion: v1[^]*?)```/.exec(operations) ?? [];
const [, olderCopy = ''] = /```yaml\n(---\napiVersion: batch[^]*?)```/.exec(operations) ?? [];

it.each([
  ['operations.md', operations, onVolume, 6],
  ['media.md', media, toS3, 2],
])(
  'every folder of %s is there, builds once it is confirmed, and holds the Job whose log is read',
  { timeout: 120_000 },
  async (_, page, prod, least) => {
    const { root, context, output } = createWorkspace({ 'sites.config.ts': describeFleet(prod) });
    expect(await gen(context, write), output.err).toBe(0);
    const folders = [...new Set([...page.matchAll(folderName)].map(([folder]) => folder))];
    expect(folders.length).toBeGreaterThanOrEqual(least);
    const { file, before } = await realTool('kustomize');
    const jobs = folders.flatMap((folder) => {
      const typed = confirmation
        .replace('<database cluster>.<site>', 'shop-cnpg.shop')
        .replace('<you>, because <reason>', 'a test, because it reads the page');
      const text = folder.includes('restore-media') ? `${typed}${olderCopy}` : typed;
      writeFiles(root, { [`${folder}/.confirmation.yaml`]: text });
      const built = spawnSync(file, [...before, path.join(root, folder)], { encoding: 'utf8' });
      expect(built.status, built.stderr).toBe(0);
      const objects = parseDocuments(built.stdout) as {
        kind: string;
        metadata: { name: string; namespace: string };
      }[];
      return objects.filter(({ kind }) => kind === 'Job').map(({ metadata }) => metadata);
    });
    const read = [...page.matchAll(/kubectl -n (\S+) logs --follow job\/(\S+)/g)];
    expect(read.length).toBeGreaterThanOrEqual(2);
    for (const [, namespace, name] of read) {
      expect(jobs).toContainEqual(expect.objectContaining({ namespace, name }));
    }
  },
);
