import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { countUntouched } from '../../src/files/stamp.ts';
import { findInputs } from '../../src/commands/inputs.ts';
import { gen } from '../../src/commands/gen.ts';
import { createWorkspace, readTree, writeFiles, type Workspace } from '../workspace.ts';
import { fleetSource, write } from './fleet.ts';

const overlay = 'environments/release-dev/shop/kustomization.yaml';

async function generated(): Promise<Workspace> {
  const workspace = createWorkspace({ 'sites.config.ts': fleetSource() });
  expect(await gen(workspace.context, write)).toBe(0);
  return workspace;
}

async function untouched({ root, context }: Workspace): Promise<number | undefined> {
  const inputs = await findInputs(context);
  return countUntouched(root, context.cache, 'generated', inputs ?? '');
}

it('a stamp vouches for a tree that nobody touched', async () => {
  const workspace = await generated();
  expect(await untouched(workspace)).toBe(
    Object.keys(readTree(workspace.root, ['kustomize', 'environments', '.okteto'])).length,
  );
});

it('a stamp does not mind what others may write', async () => {
  const workspace = await generated();
  writeFiles(workspace.root, {
    'environments/release-dev/shop/release.json': '{}\n',
    'environments/secrets-dev/shop/initdb.yaml': 'encrypted\n',
  });
  expect(await untouched(workspace)).toBeGreaterThan(0);
});

it.each([
  [
    'the configuration',
    (root: string) => {
      writeFiles(root, { 'sites.config.ts': fleetSource('replicas: 0,') });
    },
  ],
  [
    'a generated file',
    (root: string) => {
      writeFiles(root, { 'kustomize/base/service.yaml': 'mine\n' });
    },
  ],
  [
    'a release',
    (root: string) => {
      writeFiles(root, { [overlay]: 'mine\n' });
    },
  ],
  [
    'a missing file',
    (root: string) => {
      rmSync(path.join(root, overlay));
    },
  ],
  [
    'a stray file',
    (root: string) => {
      writeFiles(root, { 'kustomize/base/stray.yaml': 'mine\n' });
    },
  ],
  [
    'a record of a site that is not there',
    (root: string) => {
      writeFiles(root, { 'environments/release-dev/gone/release.json': '{}\n' });
    },
  ],
  [
    'a damaged stamp',
    (root: string) => {
      const stamp = path.join(root, '.cache/generated.stamp');
      writeFileSync(stamp, readFileSync(stamp, 'utf8').split('\n').slice(0, -2).join('\n') + '\n');
    },
  ],
])('a stamp counts no more after a change of %s', async (_, change) => {
  const workspace = await generated();
  change(workspace.root);
  expect(await untouched(workspace)).toBeUndefined();
});

it('a stamp of another build of the generator does not count', async () => {
  const workspace = await generated();
  const { root, context } = workspace;
  expect(
    await untouched({ ...workspace, context: { ...context, generator: 'another' } }),
  ).toBeUndefined();
  expect(readTree(root)).not.toEqual({});
});
