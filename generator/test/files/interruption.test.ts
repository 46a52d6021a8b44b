import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { generatorDirectory } from '../../src/paths.ts';
import { createWorkspace, readTree, writeFiles } from '../workspace.ts';
import { fleetSource, largeFleet } from './fleet.ts';

const launcher = path.join(generatorDirectory, 'run.mjs');

function genIn(root: string, signal?: AbortSignal) {
  return spawn(process.execPath, [launcher, 'src/cli.ts', 'gen'], {
    cwd: root,
    stdio: 'ignore',
    ...(signal && { signal }),
  });
}

async function complete(root: string, source: string): Promise<Record<string, string>> {
  writeFiles(root, { 'sites.config.ts': source });
  const [status] = (await once(genIn(root), 'exit')) as [number];
  expect(status).toBe(0);
  return readTree(root);
}

/** Waits until the first of the files that change is a new one. */
async function firstWrite(root: string, before: Readonly<Record<string, string>>): Promise<void> {
  const first = 'environments/dev/s0/kustomization.yaml';
  while (readFileSync(path.join(root, first), 'utf8') === before[first]) await sleep(1);
}

it(
  'killed at any moment, each file is old or new, and the next run repairs the rest',
  { timeout: 300_000 },
  async () => {
    const { root } = createWorkspace();
    const sources = [largeFleet(150, 'info'), largeFleet(150, 'debug')];
    let before = await complete(root, sources[0] ?? '');
    let hitTheMiddle = 0;
    for (let round = 1; round <= 12; round += 1) {
      const source = sources[round % 2] ?? '';
      const workspace = createWorkspace();
      const after = await complete(workspace.root, source);

      writeFiles(root, { 'sites.config.ts': source });
      const child = genIn(root);
      await firstWrite(root, before);
      await sleep(round);
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');

      const torn = Object.entries(readTree(root)).filter(
        ([file]) => !file.endsWith('.web-core-tmp'),
      );
      for (const [file, content] of torn) {
        expect([before[file], after[file]], file).toContain(content);
      }
      const renewed = torn.filter(([file, content]) => content !== before[file]).length;
      const changing = Object.keys(after).filter((file) => after[file] !== before[file]).length;
      if (renewed > 0 && renewed < changing) hitTheMiddle += 1;
      expect(await complete(root, source)).toEqual(after);
      before = after;
    }
    expect(hitTheMiddle).toBeGreaterThan(0);
  },
);

/** A file system of the test's own needs a kernel that lets anybody have one. */
const canMount = spawnSync('unshare', ['--map-root-user', '--mount', 'true']).status === 0;

it.skipIf(!canMount)(
  'a full disk is one clear line, and the next run repairs',
  { timeout: 60_000 },
  () => {
    const { root } = createWorkspace();
    const disk = path.join(root, 'disk');
    mkdirSync(disk);
    // A file system of its own, 300 kB large, that no other process sees.
    const script = `mount -t tmpfs -o size=300k tmpfs "$DISK" && cd "$DISK" && printf %s "$CONFIG" > sites.config.ts && "$NODE" "$LAUNCHER" src/cli.ts gen`;
    const result = spawnSync('unshare', ['--map-root-user', '--mount', 'sh', '-c', script], {
      encoding: 'utf8',
      env: {
        ...process.env,
        DISK: disk,
        CONFIG: largeFleet(40, 'info'),
        NODE: process.execPath,
        LAUNCHER: launcher,
      },
    });
    expect(result.stderr).toMatch(
      /^error: the disk is full: .* could not be written\. Every file is old or new; make room and run it again\.\n$/,
    );
    expect(result.status).toBe(2);
  },
);

it.skipIf(!canMount)('a read-only checkout is one clear line', () => {
  const { root } = createWorkspace({ 'sites.config.ts': fleetSource() });
  const script = `mount --bind -o ro "$DISK" "$DISK" && mount -o remount,bind,ro "$DISK" && cd "$DISK" && "$NODE" "$LAUNCHER" src/cli.ts gen`;
  const result = spawnSync('unshare', ['--map-root-user', '--mount', 'sh', '-c', script], {
    encoding: 'utf8',
    env: { ...process.env, DISK: root, NODE: process.execPath, LAUNCHER: launcher },
  });
  expect(result.stderr).toMatch(/^error: .* lies on a read-only file system\.\n$/);
  expect(result.status).toBe(2);
});
