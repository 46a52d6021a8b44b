import { linkSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresFailure } from './failure.ts';
import { layOut } from './layout.ts';
import { isRunning, nameProcess } from '@synestra/processes';
import { sendSignal } from './process-facts.ts';
import { status } from './status.ts';

/** Fast shutdown first, then what needs a recovery at the next start. */
export const stopSteps = [
  { signal: 'SIGINT', wait: 15_000 },
  { signal: 'SIGQUIT', wait: 5_000 },
  { signal: 'SIGKILL', wait: 2_000 },
] as const;

/**
 * Stops a server whose starter was killed. Returns whether there was one. A server that somebody
 * still uses, or that is not ours, is left alone with one clear line.
 */
export async function stopOrphan(directory: string): Promise<boolean> {
  const found = status(directory);
  if (found.state === 'foreign') {
    throw new PostgresFailure(
      'foreign-server',
      `process ${found.pid} may be a Postgres server on ${directory} that something else started. Stop it there first.`,
    );
  }
  if (found.state !== 'running') return false;
  if (found.owner !== undefined) throw inUse(directory, found.owner, found.port);
  const name = nameProcess(found.pid);
  for (const { signal, wait } of stopSteps) {
    signalOrphan(found.pid, signal);
    if (await isGoneWithin(name, wait)) return true;
  }
  throw new PostgresFailure(
    'cannot-stop',
    `the Postgres server with process id ${found.pid} on ${directory} does not stop. End it by hand.`,
  );
}

export function inUse(directory: string, owner?: number, port?: number): PostgresFailure {
  const by = owner === undefined ? 'another process' : `process ${owner}`;
  const on = port === undefined ? '' : ` (port ${port})`;
  return new PostgresFailure(
    'in-use',
    `${directory} is in use by ${by}${on}. Stop that one first, or give another folder.`,
  );
}

/**
 * Removes a lock whose process id belongs to somebody else now, or to a process that nobody buries:
 * Postgres would take it for a running server. A lock of a dead process is for Postgres to judge.
 */
export function removeReusedLock(directory: string): void {
  const layout = layOut(directory);
  const found = status(directory);
  if (found.state !== 'stale') return;
  if (found.pid > 0 ? !isTaken(found.pid) : isYoung(layout.lock)) return;
  // Another start may have put its own lock here a moment ago: look again at what was taken away.
  const aside = `${layout.lock}.stale`;
  renameSync(layout.lock, aside);
  if (Number(readFileSync(aside, 'utf8').split('\n')[0]) !== found.pid)
    linkSync(aside, layout.lock);
  rmSync(aside);
}

/** Postgres fills its lock at once, so an old empty one is what a kill left. */
function isYoung(lock: string): boolean {
  return Date.now() - statSync(lock).mtimeMs < 2_000;
}

function isTaken(pid: number): boolean {
  try {
    return sendSignal(pid, 0);
  } catch {
    // A process of another user, which Postgres does not take for its own.
    return false;
  }
}

function signalOrphan(pid: number, signal: NodeJS.Signals): void {
  try {
    sendSignal(pid, signal);
  } catch {
    throw new PostgresFailure(
      'no-permission',
      `the Postgres server with process id ${pid} belongs to another user. Stop it as that user.`,
    );
  }
}

async function isGoneWithin(name: string | undefined, wait: number): Promise<boolean> {
  const deadline = Date.now() + wait;
  while (name !== undefined && isRunning(name)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}
