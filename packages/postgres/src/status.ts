import { existsSync, readFileSync, statSync } from 'node:fs';
import { layOut, type Layout } from './layout.ts';
import { isRunning } from '@synestra/processes';
import { readCommand } from './process-facts.ts';

/** What lies in a folder. */
export type Status =
  /** No cluster. */
  | { readonly state: 'nothing' }
  /** A cluster that was shut down. */
  | { readonly state: 'stopped' }
  /** A cluster whose server was killed; its process id is gone or belongs to somebody else now. */
  | { readonly state: 'stale'; readonly pid: number }
  /** A server of ours; `owner` is the living process that started it, undefined for an orphan. */
  | {
      readonly state: 'running';
      readonly pid: number;
      readonly port: number | undefined;
      readonly owner: number | undefined;
    }
  /** Perhaps a server on this very cluster, but not started by this package. */
  | { readonly state: 'foreign'; readonly pid: number };

/** Tells what lies in a folder, and touches nothing. */
export function status(directory: string): Status {
  const layout = layOut(directory);
  if (!existsSync(layout.data)) return { state: 'nothing' };
  const lock = readLock(layout);
  if (lock === undefined) return { state: 'stopped' };
  const command = readCommand(lock.pid);
  if (command?.includes(`cluster_name=${nameCluster(layout)}`)) {
    return { state: 'running', pid: lock.pid, port: lock.port, owner: findOwner(command) };
  }
  const isOther = command === undefined || /synestra-\w+-\w+/.test(command);
  if (isOther || !/postgres|postmaster/.test(command)) return { state: 'stale', pid: lock.pid };
  return { state: 'foreign', pid: lock.pid };
}

/**
 * The name that a server carries in its command line. It comes from the folder's identity on disk:
 * a path can be moved while the server runs, and process lists mangle letters beyond ASCII.
 */
export function nameCluster({ data }: Layout): string {
  const { dev, ino } = statSync(data, { bigint: true });
  return `synestra-${dev.toString(36)}-${ino.toString(36)}`;
}

export interface Lock {
  readonly pid: number;
  readonly port: number | undefined;
  readonly isReady: boolean;
}

/** What Postgres wrote about itself; undefined while it does not run. */
export function readLock({ lock }: Layout): Lock | undefined {
  if (!existsSync(lock)) return undefined;
  // https://www.postgresql.org/docs/18/storage-file-layout.html names the lines.
  const lines = readFileSync(lock, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  // Postgres itself refuses an empty file: it is a start that was killed at once.
  return { pid, port: port > 0 ? port : undefined, isReady: lines[7]?.trim() === 'ready' };
}

function findOwner(command: string): number | undefined {
  const name = /synestra\.owner=(\S+)/.exec(command)?.[1];
  return name !== undefined && isRunning(name) ? Number(name.split('-')[0]) : undefined;
}
