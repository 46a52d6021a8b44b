import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { git } from '../../review/repository.ts';
import { createWorkspace, writeFiles } from '../../workspace.ts';
import { run, succeed } from './command-line.ts';
import { fingerprint } from './fingerprint.ts';
import { wrapGit } from './git-wrapper.ts';
import { clone, commitsSince, createRemote, digestOf, imageOf, released, tipOf } from './remote.ts';
import type { Remote } from './remote.ts';

const countCalls = 'echo "$@" >> "$folder/calls"; exec "$git" "$@"';

/** The process that called git dies when a call is done and before it hears of it; 0 is before the first. */
const dieAfter = (call: number) => `${call === 0 ? 'kill -9 "$PPID"; exit' : ''}
echo "$@" >> "$folder/calls"
[ "$(wc -l < "$folder/calls")" -eq ${call} ] || exec "$git" "$@"
"$git" "$@" >/dev/null 2>&1
kill -9 "$PPID"`;

/** A copy of the remote and of a clone of it in which somebody is at work. */
function copy(original: Remote): { remote: Remote; root: string } {
  const { root: folder } = createWorkspace();
  cpSync(original.folder, folder, { recursive: true });
  const remote = { ...original, folder, url: `file://${path.join(folder, 'remote.git')}` };
  const root = path.join(folder, 'operator');
  git(root, 'remote', 'set-url', 'origin', remote.url);
  return { remote, root };
}

it(
  'killed after any call of git, the remote is old or new, the checkout as it was, and a rerun finishes',
  { timeout: 600_000 },
  async () => {
    const original = await createRemote();
    const line = `release dev shop blog ${imageOf(original, 1)} --push`;
    const operator = clone(original, 'operator');
    writeFiles(operator, { 'sites.config.ts': 'staged', 'new.txt': 'not added' });
    git(operator, 'add', 'sites.config.ts');
    writeFiles(operator, { 'kustomize/base/job.yaml': 'changed' });
    const before = tipOf(original);
    const asItWas = fingerprint(operator);

    const whole = copy(original);
    await succeed(whole.root, line, wrapGit(path.join(whole.remote.folder, 'wrapper'), countCalls));
    const calls = readFileSync(path.join(whole.remote.folder, 'wrapper', 'calls'), 'utf8');
    const count = calls.trim().split('\n').length;

    const killAfter = async (call: number) => {
      const { remote, root } = copy(original);
      const wrapper = wrapGit(path.join(remote.folder, 'wrapper'), dieAfter(call));
      // What a killed process leaves among the temporary files goes with the test.
      const variables = { ...wrapper, TMPDIR: remote.folder };
      const at = `killed after call ${call} of git`;
      expect((await run(root, line, variables)).code, at).toBe('SIGKILL');
      const landed = commitsSince(remote, before).length;
      expect(fingerprint(root), at).toEqual(asItWas);

      await succeed(root, line);
      expect(commitsSince(remote, before), at).toHaveLength(1);
      for (const site of ['shop', 'blog']) {
        expect(released(remote, 'dev', site), at).toBe(digestOf(1));
      }
      expect(fingerprint(root), at).toEqual(asItWas);
      return landed;
    };
    const landed = await Promise.all(
      Array.from({ length: count + 1 }, (_, call) => killAfter(call)),
    );
    // The push is the last call, and the only one after which the remote is new.
    expect(calls.trim().split('\n').at(-1)).toContain(' push ');
    expect(landed).toEqual([...Array.from({ length: count }, () => 0), 1]);
  },
);
