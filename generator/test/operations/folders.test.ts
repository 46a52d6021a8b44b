import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { gen } from '../../src/commands/gen.ts';
import { buildFolders } from '../../src/kustomize/build.ts';
import { findDifferences } from '../../src/kustomize/same-objects.ts';
import type { Tool } from '../../src/kustomize/tools.ts';
import { loadFleet } from '../../src/model/load-fleet.ts';
import type { KubernetesObject } from '../../src/objects/object.ts';
import { buildOperations } from '../../src/objects/platform/operations/build.ts';
import { subjectsOf, type Operation } from '../../src/objects/platform/operations/operation.ts';
import { emitYaml } from '../../src/yaml/emit.ts';
import { parseDocuments } from '../../src/yaml/parse.ts';
import { realTool } from '../check/tools.ts';
import { copyCase } from '../config/run-gen.ts';
import { write } from '../files/fleet.ts';
import { validFleet } from '../fleet-arbitrary.ts';
import { configSource, createWorkspace, writeFiles, type Workspace } from '../workspace.ts';

const cases = path.join(import.meta.dirname, '..', 'config', 'cases', 'accepted');

it.each(readdirSync(cases))(
  'kustomize makes of every folder of %s, once confirmed, exactly the operation',
  async (name) => {
    await expectAsIntended(copyCase(path.join(cases, name)));
  },
);

it('kustomize makes of every folder of fuzzed fleets exactly the operation', async () => {
  let built = 0;
  for (const config of fc.sample(validFleet(20), { numRuns: 3, seed: 20_261_121 })) {
    built += await expectAsIntended(createWorkspace({ 'sites.config.ts': configSource(config) }));
  }
  expect(built).toBeGreaterThan(20);
});

let kustomize: Tool;
beforeAll(async () => {
  kustomize = await realTool('kustomize');
});

/** Builds all folders of a kind at once: they are of different sites, so no name is there twice. */
async function expectAsIntended({ root, context, output }: Workspace): Promise<number> {
  expect(await gen(context, write), output.err).toBe(0);
  const loaded = await loadFleet(root, context.cache);
  if ('issues' in loaded) throw new Error(JSON.stringify(loaded.issues));
  const kinds = new Map<string, { folders: string[]; intended: KubernetesObject[] }>();
  for (const subject of subjectsOf(loaded.fleet)) {
    const { environment, site } = subject.instance;
    for (const operation of buildOperations(subject)) {
      const { folders, intended } = kinds.get(operation.kind) ?? { folders: [], intended: [] };
      const folder = `kustomize/operations/${operation.kind}/${environment.name}/${site}`;
      confirm(root, folder, operation);
      kinds.set(operation.kind, {
        folders: [...folders, folder],
        intended: [...intended, ...operation.objects],
      });
    }
  }
  for (const [kind, { folders, intended }] of kinds) {
    const built = await buildFolders(kustomize, root, context.cache, folders);
    const rendered = 'yaml' in built ? (parseDocuments(built.yaml) as KubernetesObject[]) : [];
    expect(built, kind).toHaveProperty('yaml');
    expect(findDifferences(intended, rendered), kind).toEqual([]);
  }
  return [...kinds.values()].flatMap(({ folders }) => folders).length;
}

function confirm(root: string, folder: string, { confirmation }: Operation): void {
  if (!confirmation) return;
  const text = emitYaml({ ...confirmation, data: { confirmed: 'by a test' } });
  writeFiles(root, { [`${folder}/.confirmation.yaml`]: text });
}
