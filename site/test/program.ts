import { spawn } from 'node:child_process';
import process from 'node:process';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it said on both streams, and on stderr alone. */
  readonly output: string;
  readonly errors: string;
}

export interface Program {
  readonly pid: number;
  /** What it has said until now, on both streams. */
  readonly output: () => string;
  readonly ended: Promise<Ended>;
  readonly kill: (signal: NodeJS.Signals) => void;
}

/** Starts a program of a build with these variables and no others. */
export function startProgram(
  folder: string,
  file: string,
  variables: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): Program {
  const child = spawn(process.execPath, [file, ...options], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    errors += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal, output, errors });
    });
  });
  if (child.pid === undefined) throw new Error(`${file} could not be started`);
  return { pid: child.pid, output: () => output, ended, kill: (signal) => child.kill(signal) };
}
