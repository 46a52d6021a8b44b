import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, nameProcess } from '@synestra/processes';

const root = path.resolve(import.meta.dirname, '..', '..', '..');

export interface Command {
  readonly pid: number;
  readonly output: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Fulfilled with the exit code, undefined for one that a signal ended. */
  readonly ended: Promise<number | undefined>;
  /** Waits until it says something; an end before that is an error. */
  readonly saying: (text: string) => Promise<void>;
}

/** Runs the real command line of the generator in this checkout, as CI would. */
export function runCommand(
  commandLine: readonly string[],
  variables: NodeJS.Dict<string> = {},
): Command {
  const child = spawn(process.execPath, ['generator/run.mjs', 'src/cli.ts', ...commandLine], {
    cwd: root,
    env: { ...process.env, CI: 'true', PORT: undefined, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  let isOver = false;
  const ended = new Promise<number | undefined>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      isOver = true;
      resolve(code ?? undefined);
    });
  });
  return {
    pid: child.pid ?? 0,
    output: () => output,
    kill: (signal) => child.kill(signal),
    ended,
    saying: async (text) => {
      while (!output.includes(text)) {
        if (isOver) throw new Error(`it ended before it said "${text}":\n${output}`);
        await sleep(50);
      }
    },
  };
}

/** Runs a command to its end. */
export async function finishCommand(
  commandLine: readonly string[],
): Promise<{ code: number | undefined; output: string }> {
  const command = runCommand(commandLine);
  return { code: await command.ended, output: command.output() };
}

/** A place for local data that does not exist yet; the space in its path is there on purpose. */
export function createDataFolder(): { readonly data: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'local run '));
  return {
    data: path.join(folder, 'data'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The names of the processes that serve from a data folder: the site's server and Postgres. */
export function findServers(data: string): { readonly site: string; readonly postgres: string } {
  const record = JSON.parse(readFileSync(path.join(data, 'running.json'), 'utf8')) as {
    server: string;
  };
  const lock = path.join(data, 'postgres', 'data', 'postmaster.pid');
  const postgres = existsSync(lock) ? Number.parseInt(readFileSync(lock, 'utf8'), 10) : 0;
  return { site: record.server, postgres: nameProcess(postgres) ?? '' };
}

/** Waits until a process is gone. */
export async function isGone(name: string): Promise<boolean> {
  while (isRunning(name)) await sleep(50);
  return true;
}

/** The login that the command told. */
export function readLogin(output: string): { email: string; password: string } {
  const [, email = '', password = ''] = /login +(\S+@\S+) +(\S+)/.exec(output) ?? [];
  return { email, password };
}
