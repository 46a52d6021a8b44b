import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { buildEnvironment } from './environment.ts';

const hasProc = existsSync('/proc/self/stat');

/** The command line of a process; undefined when it is gone or waits to be buried. */
export function readCommand(pid: number): string | undefined {
  if (!hasProc) return askPs(pid);
  const command = readProc(pid, 'cmdline')?.replaceAll('\0', ' ').trim();
  return command === '' ? undefined : command;
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

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

/** macOS has no /proc, and always has ps. */
function askPs(pid: number): string | undefined {
  try {
    const output = execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      env: buildEnvironment(),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return output.trim() || undefined;
  } catch {
    return undefined;
  }
}
