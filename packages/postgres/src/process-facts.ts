import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { buildEnvironment } from './environment.ts';

const hasProc = existsSync('/proc/self/stat');

/** The command line of a process; undefined when it is gone or waits to be buried. */
export function readCommand(pid: number): string | undefined {
  if (!hasProc) return askPs(pid, 'command');
  const command = readProc(pid, 'cmdline')?.replaceAll('\0', ' ').trim();
  return command === '' ? undefined : command;
}

/**
 * Names a process for ever: a process id alone comes back after some time. Undefined when there is
 * no such process.
 */
export function nameProcess(pid: number): string | undefined {
  const started = hasProc ? readStartTicks(pid) : askPs(pid, 'lstart')?.replaceAll(/\W/g, '');
  return started === undefined ? undefined : `${pid}-${started}`;
}

/** The name of this very process. */
export function ourName(): string {
  return nameProcess(process.pid) ?? `${process.pid}-0`;
}

/** True while the process that `nameProcess` named is there. */
export function isThere(name: string): boolean {
  const pid = Number(name.split('-')[0]);
  return Number.isInteger(pid) && nameProcess(pid) === name;
}

/** Sends a signal; false when there is no such process. */
export function sendSignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

function readStartTicks(pid: number): string | undefined {
  const stat = readProc(pid, 'stat');
  // The second field is the program's name in parentheses and may hold anything.
  const [state, ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return state === 'Z' ? undefined : fields[18];
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

/** macOS has no /proc, and always has ps. */
function askPs(pid: number, column: 'command' | 'lstart'): string | undefined {
  try {
    const output = execFileSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      env: buildEnvironment(),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return output.trim() || undefined;
  } catch {
    return undefined;
  }
}
