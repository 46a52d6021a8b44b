import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotRun } from '../issue.ts';
import { idOf, isRunning } from '@synestra/processes';

/** Next.js answers open requests before it ends. */
export const stopSteps = [
  { signal: 'SIGTERM', wait: 5000 },
  { signal: 'SIGKILL', wait: 5000 },
] as const;

/** Stops the server of a run that was killed, if the process of that name is still there. */
export async function stopLeftover(name: string): Promise<void> {
  for (const { signal, wait } of stopSteps) {
    if (!isRunning(name)) return;
    signalGroup(idOf(name), signal);
    const deadline = Date.now() + wait;
    while (isRunning(name) && Date.now() < deadline) await sleep(20);
  }
  if (!isRunning(name)) return;
  throw new CannotRun(
    `the site's server of an earlier run, process ${idOf(name)}, does not stop. End it by hand.`,
  );
}

/** Reaches a program and all that it started; it leads a group of its own. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // All of them have ended already.
    if (code === 'ESRCH') return;
    if (code !== 'EPERM') throw error;
    throw new CannotRun(`process ${pid} belongs to another user. Stop it as that user.`);
  }
}
