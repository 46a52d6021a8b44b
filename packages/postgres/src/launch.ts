import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runAs, type Account } from './account.ts';
import { buildEnvironment } from './environment.ts';
import { PostgresFailure } from './failure.ts';
import type { Layout } from './layout.ts';
import { nameOurselves } from '@synestra/processes';
import type { Runtime } from './runtime.ts';
import { openLog, readLog, type ServerLog } from './server-log.ts';
import { nameCluster, readLock } from './status.ts';
import { stopSteps } from './stop-orphan.ts';

/** A server process of ours, accepting connections. */
export interface Server {
  readonly pid: number;
  readonly exited: Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A server that gave up before it accepted connections, and what it said. */
export interface Refusal {
  readonly lines: readonly string[];
}

export interface Launch {
  readonly layout: Layout;
  readonly runtime: Runtime;
  readonly account: Account;
  readonly port: number;
  /** Further settings, such as "fsync=off". */
  readonly settings: readonly string[];
}

/** A recovery after a crash takes its time. */
const longestStart = 120_000;

/** Starts the server once and waits until it accepts connections or gives up. */
export async function launch(given: Launch): Promise<Server | Refusal> {
  const { layout } = given;
  const log = openLog(layout.log);
  const child = spawnServer(given, log);
  closeSync(log.descriptor);
  const ending: { happened: boolean; error?: Error } = { happened: false };
  const exited = new Promise<void>((resolve) => {
    child.on('exit', () => {
      ending.happened = true;
      resolve();
    });
    child.on('error', (error) => {
      ending.error = error;
      resolve();
    });
  });
  const { pid } = child;
  if (pid === undefined) {
    await exited;
    return { lines: [ending.error?.message ?? 'ENOENT'] };
  }
  const stop = (): Promise<void> => stopChild(child, exited);
  const deadline = Date.now() + longestStart;
  while (!isReady(layout, pid)) {
    if (ending.happened) return { lines: readLog(log) };
    if (Date.now() > deadline) {
      await stop();
      throw new PostgresFailure(
        'too-slow',
        `Postgres was not ready after ${longestStart / 1000} seconds. Start it again; a recovery goes on where it was.`,
        readLog(log).slice(-8),
      );
    }
    await sleep(10);
  }
  return { pid, exited, stop };
}

function isReady(layout: Layout, pid: number): boolean {
  const lock = readLock(layout);
  return lock?.pid === pid && lock.isReady;
}

function spawnServer(
  { layout, runtime, account, port, settings }: Launch,
  log: ServerLog,
): ChildProcess {
  const all = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    // The path of a socket has room for some hundred bytes.
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    `cluster_name=${nameCluster(layout)}`,
    // Postgres lets any name with a dot stand; it tells later starts whose server this is.
    `synestra.owner=${nameOurselves()}`,
    ...settings,
  ];
  const options = all.flatMap((setting) => ['-c', setting]);
  const run = runAs(account, path.join(runtime, 'bin', 'postgres'), [
    '-D',
    layout.data,
    ...options,
  ]);
  return spawn(run.file, run.arguments, {
    ...run.identity,
    env: buildEnvironment(),
    // A group of its own: Ctrl+C in a terminal must not end the server before the site.
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
}

async function stopChild(child: ChildProcess, exited: Promise<void>): Promise<void> {
  for (const { signal, wait } of stopSteps) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    const given = new AbortController();
    const patience = sleep(wait, undefined, { signal: given.signal }).catch(() => undefined);
    await Promise.race([exited, patience]);
    given.abort();
  }
  await exited;
}
