import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { git } from '../../review/repository.ts';
import { readTree } from '../../workspace.ts';
import { run, succeed } from './command-line.ts';
import { clone, createRemote, digestOf, imageOf, tipOf } from './remote.ts';

const list = 'kustomize/argocd/kustomization.yaml';
const filesOf = (site: string) =>
  ['kustomization.yaml', 'release.json'].map((file) => `environments/release-dev/${site}/${file}`);

it('without --push the files change here, and nothing is committed', async () => {
  const remote = await createRemote();
  const root = clone(remote, 'operator');
  const before = tipOf(remote);
  expect(await succeed(root, `release dev shop ${imageOf(remote, 1)}`)).toContain(
    'Changed 3 files here: commit and push them.',
  );
  const changed = git(root, 'status', '--porcelain', '--untracked-files=all').split('\n');
  expect(changed.map((line) => line.trim().split(' ').at(-1))).toEqual([
    filesOf('shop')[0],
    list,
    filesOf('shop')[1],
  ]);
  expect(git(root, 'rev-parse', 'HEAD')).toBe(before);
  expect(tipOf(remote)).toBe(before);
  expect(await succeed(root, 'gen --check')).toContain('Up to date');
});

it('what people and kustomize wrote in an overlay stays', async () => {
  const remote = await createRemote();
  const root = clone(remote, 'operator');
  await succeed(root, `release dev shop ${imageOf(remote, 1)}`);
  const [file = ''] = filesOf('shop');
  const overlay = path.join(root, file);
  const before = readFileSync(overlay, 'utf8').replace('images:', '# ours\nimages:');
  writeFileSync(overlay, before);
  await succeed(root, `release dev shop ${imageOf(remote, 2)}`);
  const after = before.replace(remote.built[0] ?? '', remote.built[1] ?? '');
  expect(readFileSync(overlay, 'utf8')).toBe(after.replace(digestOf(1), digestOf(2)));
});

/** Kills its process before a file of the repository takes its place for the n-th time. */
function dieBeforeFile(number: number): { readonly NODE_OPTIONS: string } {
  const program = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { renameSync } = fs;
    let left = ${number};
    fs.renameSync = (from, to) => {
      const counts = /[/](environments|kustomize)[/]/.test(to);
      if (counts && --left === 0) process.kill(process.pid, 'SIGKILL');
      renameSync(from, to);
    };
    syncBuiltinESMExports();`;
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(program)}` };
}

it('killed between two files, each is old or new, and a rerun finishes', async () => {
  const remote = await createRemote();
  const line = `release dev shop blog ${imageOf(remote, 1)}`;
  const whole = clone(remote, 'whole');
  const before = readTree(whole);
  await succeed(whole, line);
  const after = readTree(whole);
  const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
  expect(changed).toHaveLength(5);

  for (const number of changed.keys()) {
    const root = clone(remote, `killed-${number}`);
    const at = `killed before file ${number + 1}`;
    expect((await run(root, line, dieBeforeFile(number + 1))).code, at).toBe('SIGKILL');
    const torn = finished(readTree(root));
    const renewed = changed.filter((file) => torn[file] === after[file]);
    expect(renewed, at).toHaveLength(number);
    for (const file of changed) expect([before[file], after[file]], at).toContain(torn[file]);

    await succeed(root, line);
    expect(finished(readTree(root)), at).toEqual(after);
    expect(await succeed(root, 'gen --check'), at).toContain('Up to date');
  }
});

/** What a killed process leaves beside a file is no file of the repository. */
function finished(tree: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(tree).filter(([file]) => !file.endsWith('-tmp')));
}
