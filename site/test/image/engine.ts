import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchOver } from '@synestra/processes';
import { run, type Result } from './run.ts';

/** A container engine that the test may use. */
export interface Engine {
  /** What programs need to reach it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Runs `docker` with some arguments, whatever it answers. */
  readonly try: (args: readonly string[], input?: Buffer) => Promise<Result>;
  /** The same, where it must succeed. */
  readonly run: (args: readonly string[], input?: Buffer) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Where layers, and what base images are made of, stay from one run to the next. */
export const cache = path.join('/var/tmp', `synestra-image-test-${process.getuid?.() ?? 'nobody'}`);

/**
 * The engine that runs here, or one that is started for the test; undefined where neither can be. What
 * one has built may be `kept` for the next run: only one test at a time may ask for that.
 */
export async function findEngine(layers: 'kept' | 'forgotten'): Promise<Engine | undefined> {
  if (process.platform !== 'linux') return undefined;
  const there = reach({}, async () => Promise.resolve());
  if ((await there.try(['info'])).code === 0) return there;
  const dockerd = findProgram('dockerd');
  if (dockerd === undefined || process.getuid?.() !== 0) return undefined;
  return startEngine(dockerd, layers);
}

async function startEngine(dockerd: string, layers: 'kept' | 'forgotten'): Promise<Engine> {
  const folder = mkdtempSync(path.join(tmpdir(), 'synestra-engine-'));
  const socket = `unix://${path.join(folder, 'socket')}`;
  const data = layers === 'kept' ? chooseData(folder) : path.join(folder, 'data');
  const daemon = spawn(
    dockerd,
    [
      // Containers use the network of the machine, so none of it is changed.
      ...['--bridge=none', '--iptables=false', '--ip6tables=false'],
      // Who may not raise limits may not even ask for the usual ones.
      ...['--default-ulimit=nofile=1024:1024', '--default-ulimit=nproc=4096:4096'],
      `--host=${socket}`,
      `--data-root=${data}`,
      `--exec-root=${path.join(folder, 'exec')}`,
      `--pidfile=${path.join(data, 'pid')}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  daemon.stderr.setEncoding('utf8').on('data', (text: string) => (log = (log + text).slice(-4000)));
  const ended = once(daemon, 'close');
  // Also when the test is killed: it stops its containers before it ends.
  const callOff = watchOver('kill -TERM "$1"', String(daemon.pid));
  // The engine's own client stands beside it; another one may lack the parts to build.
  const PATH = `/usr/bin:${process.env.PATH ?? ''}`;
  const engine = reach({ DOCKER_HOST: socket, PATH }, async () => {
    // What stays for the next run has a limit; an engine that has ended already does not mind.
    await engine.try(['builder', 'prune', '--force', '--keep-storage=5GB']);
    daemon.kill('SIGTERM');
    await ended;
    callOff();
    // It leaves the network that it has borrowed from the machine mounted there.
    await run('umount', [path.join(folder, 'exec', 'netns', 'default')]);
    rmSync(folder, { recursive: true, force: true });
  });
  while ((await engine.try(['info'])).code !== 0) {
    if (daemon.exitCode !== null) {
      await engine.stop();
      throw new Error(`the container engine ended:\n${log}`);
    }
    await sleep(200);
  }
  return engine;
}

/** A folder serves one engine at a time; another checkout may test, too. */
function chooseData(folder: string): string {
  const shared = path.join(cache, 'engine');
  mkdirSync(shared, { recursive: true });
  return isAlive(path.join(shared, 'pid')) ? path.join(folder, 'data') : shared;
}

function isAlive(pidFile: string): boolean {
  try {
    const pid = readFileSync(pidFile, 'utf8').trim();
    return readFileSync(path.join('/proc', pid, 'comm'), 'utf8').startsWith('dockerd');
  } catch {
    return false;
  }
}

function reach(variables: Engine['variables'], stop: Engine['stop']): Engine {
  const attempt = (args: readonly string[], input?: Buffer) =>
    run('docker', args, { ...variables, DOCKER_BUILDKIT: '1' }, input);
  return {
    variables,
    try: attempt,
    run: async (args, input) => {
      const { code, stdout, stderr } = await attempt(args, input);
      if (code === 0) return stdout.trim();
      throw new Error(`docker ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
    },
    stop,
  };
}

function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin'];
  return folders
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
