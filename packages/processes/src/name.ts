import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

/**
 * Names a process for ever, by its id and its start: an id alone comes back after some time.
 * Undefined when there is no such process, or one that has ended and waits to be buried.
 */
export function nameProcess(pid: number): string | undefined {
  const started = existsSync('/proc/self/stat') ? readStart(pid) : askStart(pid);
  return started === undefined ? undefined : `${pid}-${started}`;
}

/** The name of this very process. */
export function nameOurselves(): string {
  return nameProcess(process.pid) ?? `${process.pid}-unknown`;
}

/** True while the process that was named so is there. */
export function isRunning(name: string): boolean {
  return nameProcess(idOf(name)) === name;
}

/** The process id in a name. */
export function idOf(name: string): number {
  return Number.parseInt(name, 10);
}

function readStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may hold anything.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : fields[18];
  } catch {
    return undefined;
  }
}

/** macOS has no /proc, and always has ps. */
function askStart(pid: number): string | undefined {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    // The same words whoever asks.
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const options = { encoding: 'utf8' as const, stdio, env };
    const said = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], options);
    return said.replaceAll(/\W/g, '') || undefined;
  } catch {
    return undefined;
  }
}
