import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseAccount, handOver } from './account.ts';
import type { Binaries } from './binaries.ts';
import { createCluster, hasCluster } from './create-cluster.ts';
import { buildUri, checkPassword, createDatabase, dropDatabase } from './databases.ts';
import { explainEnd, isPortTaken, isStillClosing } from './explain.ts';
import { explainFileError, tooLong } from './failure.ts';
import { findFreePort, watchOver } from '@synestra/processes';
import { launch, type Launch, type Server } from './launch.ts';
import { layOut, type Layout } from './layout.ts';
import { prepareRuntime, type Runtime } from './runtime.ts';
import { removeReusedLock, stopOrphan } from './stop-orphan.ts';
import { removeUnfinished } from './unfinished.ts';

/** A running server. It ends with `stop()`, and also when the process that started it is gone. */
export interface Postgres {
  readonly pid: number;
  readonly port: number;
  /** The server's log. */
  readonly log: string;
  /** Fulfilled when the server is gone, by `stop()` or by itself. */
  readonly exited: Promise<void>;
  /** The address of a database. It holds the password: never print it. */
  readonly uri: (database: string) => string;
  /** Creates a database; one that is there already stays as it is. */
  readonly createDatabase: (name: string) => Promise<void>;
  /** Drops a database with all connections to it; one that is not there is fine. */
  readonly dropDatabase: (name: string) => Promise<void>;
  /** Ends connections and shuts down; fulfilled when the process is gone. Calling it again is fine. */
  readonly stop: () => Promise<void>;
}

export interface Start {
  readonly binaries: Binaries;
  /** A folder of this server alone: cluster, log and links to the programs. It is made if need be. */
  readonly directory: string;
  /** The password of the role "postgres", the same at every start on this folder. */
  readonly password: string;
  /** A free one when left out. */
  readonly port?: number;
}

/** What tests change. */
export interface Variation {
  readonly runtime?: Runtime;
  readonly settings?: readonly string[];
  readonly removeWithUs?: boolean;
}

/**
 * Starts the server of a folder on 127.0.0.1, creates its cluster at the first time, ends an orphan
 * of an earlier run, and waits until it accepts connections.
 * @throws PostgresFailure with one clear line and the last lines of the server's log
 */
export function startPostgres(given: Start): Promise<Postgres> {
  return start(given, {});
}

export async function start(given: Start, variation: Variation): Promise<Postgres> {
  const layout = layOut(given.directory);
  try {
    const launchable = await prepare(layout, given, variation);
    const { server, port } = await launchOnPort(launchable, given.port);
    return await present(server, port, layout, given.password, variation);
  } catch (error) {
    throw explainFileError(error, layout.directory);
  }
}

async function prepare(
  layout: Layout,
  { binaries, password }: Start,
  variation: Variation,
): Promise<Omit<Launch, 'port'>> {
  // Postgres keeps paths in 1024 bytes, and adds names of its own.
  if (Buffer.byteLength(layout.directory) > 900) throw tooLong(layout.directory);
  mkdirSync(layout.directory, { recursive: true, mode: 0o700 });
  await stopOrphan(layout.directory);
  removeUnfinished(layout.directory);
  const runtime = variation.runtime ?? prepareRuntime(binaries, layout.directory);
  const account = chooseAccount(layout);
  if (hasCluster(layout, binaries)) {
    handOver(account, layout.directory);
  } else {
    await createCluster(layout, runtime, account, password);
  }
  removeReusedLock(layout.directory);
  return { layout, runtime, account, settings: variation.settings ?? [] };
}

async function launchOnPort(
  launchable: Omit<Launch, 'port'>,
  wanted: number | undefined,
): Promise<{ server: Server; port: number }> {
  const { directory } = launchable.layout;
  const deadline = Date.now() + 15_000;
  for (;;) {
    const port = wanted ?? (await findFreePort());
    const result = await launch({ ...launchable, port });
    if ('pid' in result) return { server: result, port };
    // A free port may be gone when the server comes to take it.
    const mayPass =
      isStillClosing(result.lines) || (wanted === undefined && isPortTaken(result.lines));
    if (!mayPass || Date.now() > deadline) {
      throw explainEnd({ directory, lines: result.lines, port });
    }
    await sleep(50);
  }
}

async function present(
  server: Server,
  port: number,
  layout: Layout,
  password: string,
  variation: Variation,
): Promise<Postgres> {
  const access = { port, password };
  const callOff = endWithUs(server.pid, variation.removeWithUs ? layout.directory : undefined);
  void server.exited.then(callOff);
  try {
    await checkPassword(access);
  } catch (error) {
    await server.stop();
    throw error;
  }
  let stopping: Promise<void> | undefined;
  return {
    pid: server.pid,
    port,
    log: layout.log,
    exited: server.exited,
    uri: (database) => buildUri(access, database),
    createDatabase: (name) => createDatabase(access, name),
    dropDatabase: (name) => dropDatabase(access, name),
    stop: () => (stopping ??= server.stop()),
  };
}

/** The server ends when we are gone, and a folder that is named goes with it. */
function endWithUs(pid: number, remove: string | undefined): () => void {
  if (remove === undefined) return watchOver('kill -INT "$1"', String(pid));
  const line = 'kill -QUIT "$1"; while kill -0 "$1"; do sleep 0.05; done; rm -rf -- "$2"';
  return watchOver(line, String(pid), remove);
}
