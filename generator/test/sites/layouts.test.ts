import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadFleet } from '../../src/model/load-fleet.ts';
import {
  addSite,
  removeEnvironment,
  removeSite,
  renameSite,
  type Edited,
} from '../../src/sites/edit.ts';
import { root as repository } from '../house/repository.ts';
import { createWorkspace, writeFiles } from '../workspace.ts';
import { layout, newId } from './layouts.ts';
import { runSites } from './run-sites.ts';

const hosts = (id: string) => ({ dev: `${id}-dev.example.com`, prod: `${id}.example.com` });

function textOf(edited: Edited): string {
  if ('issues' in edited) throw new Error(JSON.stringify(edited.issues));
  return edited.text;
}

test('a site that comes and goes leaves no trace', () => {
  fc.assert(
    fc.property(layout, newId, (text, id) => {
      const added = textOf(addSite(text, { id, hosts: hosts(id) }));
      expect(added).not.toBe(text);
      expect(textOf(removeSite(added, id))).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test('a site that is renamed there and back is what it was', () => {
  fc.assert(
    fc.property(layout, newId, newId, (text, id, other) => {
      fc.pre(id !== other);
      const added = textOf(addSite(text, { id, hosts: hosts(id) }));
      expect(textOf(renameSite(textOf(renameSite(added, id, other)), other, id))).toBe(added);
    }),
    { numRuns: 100 },
  );
});

test('what prettier had formatted it leaves alone after any edit', () => {
  const { root } = createWorkspace();
  const prettier = (...words: string[]) =>
    spawnSync(
      path.join(repository, 'node_modules', '.bin', 'prettier'),
      [...words, '--config', path.join(repository, '.prettierrc.json'), '.'],
      { cwd: root, encoding: 'utf8' },
    );
  const samples = fc.sample(fc.tuple(layout, newId), 40);
  const files = samples.map(([text], index) => [`${index}.ts`, text]);
  writeFiles(root, Object.fromEntries(files) as Record<string, string>);
  expect(prettier('--write').status).toBe(0);
  for (const [index, [, id]] of samples.entries()) {
    const text = readFileSync(path.join(root, `${index}.ts`), 'utf8');
    const added = textOf(addSite(text, { id, hosts: hosts(id) }));
    const first = /^ *'?([a-z][-a-z0-9]*)'?: \{(?: environments|$\s*environments)/m.exec(
      added,
    )?.[1];
    const without = textOf(removeSite(added, first ?? id));
    const halved = textOf(removeEnvironment(added, id, 'dev'));
    writeFiles(root, { [`${index}.ts`]: added, [`${index}-without.ts`]: without });
    writeFiles(root, { [`${index}-halved.ts`]: halved });
  }
  expect(prettier('--list-different').stdout).toBe('');
});

test('a site of any valid name is added to any fleet, and the fleet loads', async () => {
  const workspace = createWorkspace();
  const { root, context } = workspace;
  await fc.assert(
    fc.asyncProperty(layout, newId, async (text, id) => {
      writeFiles(root, { 'sites.config.ts': text });
      const words = Object.entries(hosts(id)).map(([name, host]) => `--env=${name}=${host}`);
      const { err } = await runSites(workspace, ['add', id, ...words]);
      expect(err).toBe('');
      const loaded = await loadFleet(root, context.cache);
      if ('issues' in loaded) throw new Error(JSON.stringify(loaded.issues));
      const own = loaded.fleet.instances.filter(({ site }) => site === id);
      expect(own.map(({ host }) => host)).toEqual(Object.values(hosts(id)));
      const { err: refused } = await runSites(workspace, ['remove', id]);
      expect(refused).toBe('');
      expect(readFileSync(path.join(root, 'sites.config.ts'), 'utf8')).toBe(text);
    }),
    { numRuns: 25 },
  );
});
