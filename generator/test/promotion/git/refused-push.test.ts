import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { land, type Patience } from '../../../src/promotion/land.ts';
import { run, succeed } from './command-line.ts';
import { beforePush, wrapGit } from './git-wrapper.ts';
import {
  ask,
  clone,
  commitsSince,
  createRemote,
  imageOf,
  pushFiles,
  readFile,
  tipOf,
  type Remote,
} from './remote.ts';

/** A release that is ready to be pushed. */
async function createReady() {
  const remote = await createRemote();
  const operator = clone(remote, 'operator');
  const bare = path.join(remote.folder, 'remote.git');
  const wrapper = path.join(remote.folder, 'wrapper');
  const line = `release dev shop ${imageOf(remote, 1)} --push`;
  return { remote, operator, bare, wrapper, line, before: tipOf(remote) };
}

function addHook({ folder }: Remote, name: string, script: string): void {
  const file = path.join(folder, 'remote.git', 'hooks', name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/** What happens at a push instead of the push. */
const insteadOfPush = (script: string) =>
  `case " $* " in *" push "*) ${script};; *) exec "$git" "$@";; esac`;

it('a rule of the server is told in its own words, and asked once', async () => {
  const { remote, operator, line, before } = await createReady();
  const log = path.join(remote.folder, 'asked');
  addHook(remote, 'pre-receive', `echo once >> '${log}'; echo 'Закрыто: the night watch'; exit 1`);
  const { code, out, err } = await run(operator, line);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toBe(
    'error: origin refused: Закрыто: the night watch; pre-receive hook declined. Nothing was changed there.\n',
  );
  expect(tipOf(remote)).toBe(before);
  expect(readFileSync(log, 'utf8')).toBe('once\n');
});

it('words that nobody knows are a refusal', async () => {
  const { remote, operator, wrapper, line, before } = await createReady();
  const script = `echo once >> "$folder/asked"; echo 'fatal: https://me:pass@word@host the moon' >&2; exit 128`;
  const { code, err } = await run(operator, line, wrapGit(wrapper, insteadOfPush(script)));
  expect(code).toBe(2);
  expect(err).toBe('error: origin refused: https://host the moon. Nothing was changed there.\n');
  expect(tipOf(remote)).toBe(before);
  expect(readFileSync(path.join(wrapper, 'asked'), 'utf8')).toBe('once\n');
});

it('a branch that was set back is not taken forward again', async () => {
  const { remote, operator, bare, wrapper, line, before } = await createReady();
  pushFiles(remote, 'writer', { 'mistake.txt': 'a password' });
  const variables = beforePush(wrapper, `"$git" -C '${bare}' update-ref refs/heads/main ${before}`);
  await succeed(operator, line, variables);
  expect(commitsSince(remote, before)).toEqual([expect.stringContaining('Release shop to dev')]);
  expect(() => readFile(remote, 'mistake.txt')).toThrow();
});

it('an answer that got lost after the server was done counts as done', async () => {
  const { remote, operator, line, before } = await createReady();
  addHook(remote, 'reference-transaction', '[ "$1" != committed ] || kill -9 "$PPID"');
  expect(await succeed(operator, line)).toContain(`Pushed ${tipOf(remote).slice(0, 12)}`);
  expect(commitsSince(remote, before)).toHaveLength(1);
});

it('so it does where somebody pushed on top of it since', async () => {
  const { remote, operator, wrapper, line, before } = await createReady();
  const writer = clone(remote, 'writer');
  const push = `"$git" "$@" >&2 && cd '${writer}' && "$git" pull --quiet &&
    "$git" -c commit.gpgSign=false commit --quiet --allow-empty -m Later && "$git" push --quiet
    echo 'fatal: the remote end hung up unexpectedly' >&2; exit 128`;
  expect(await succeed(operator, line, wrapGit(wrapper, insteadOfPush(push)))).toContain('Pushed');
  expect(commitsSince(remote, before)).toEqual([
    'Later',
    expect.stringContaining('Release shop to dev'),
  ]);
});

it('where nobody answers any more after a push, that is said, and the next run knows', async () => {
  const { remote, operator, bare, wrapper, line, before } = await createReady();
  const push = `"$git" "$@" >&2; mv '${bare}' '${bare}.gone'; echo 'fatal: early EOF' >&2; exit 128`;
  const lost = await run(operator, line, wrapGit(wrapper, insteadOfPush(push)));
  expect(lost.code).toBe(2);
  expect(lost.err).toContain('nobody answers there who would know whether it landed. Run it again');
  renameSync(`${bare}.gone`, bare);
  expect(await succeed(operator, line)).toContain('Nothing to do');
  expect(commitsSince(remote, before)).toHaveLength(1);
});

/** Lands a file; `wait` is what happens between two tries. */
function landFile(root: string, wait: () => void) {
  const patience: Patience = {
    now: () => 0,
    random: () => 0,
    wait: () => Promise.resolve().then(wait),
    forMilliseconds: 1,
  };
  return land(root, { remote: 'origin', branch: 'main' }, patience, () =>
    Promise.resolve({ edits: new Map([['note.txt', 'here']]), message: 'A note' }),
  );
}

it('a lock that nobody takes away is told, not waited for without end', async () => {
  const { remote, operator, bare, before } = await createReady();
  writeFileSync(path.join(bare, 'refs/heads/main.lock'), '');
  let tries = 1;
  await expect(landFile(operator, () => (tries += 1))).rejects.toThrow(
    /^origin refused: .*main\.lock.*File exists.*Nothing was changed there\.$/,
  );
  expect(tries).toBe(10);
  expect(tipOf(remote)).toBe(before);
});

it('a lock that goes is waited for', async () => {
  const { remote, operator, bare, before } = await createReady();
  const lock = path.join(bare, 'refs/heads/main.lock');
  writeFileSync(lock, '');
  const { commit } = await landFile(operator, () => {
    rmSync(lock);
  });
  expect(existsSync(lock)).toBe(false);
  expect(commit).toBe(ask(remote, 'rev-parse', 'main'));
  expect(commitsSince(remote, before)).toEqual(['A note']);
});
