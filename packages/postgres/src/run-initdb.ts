import { spawn } from 'node:child_process';
import path from 'node:path';
import { runAs, type Account } from './account.ts';
import { buildEnvironment } from './environment.ts';
import { explainEnd } from './explain.ts';
import type { Layout } from './layout.ts';
import type { Runtime } from './runtime.ts';

/** The one role that exists at first; it owns everything. */
export const superuser = 'postgres';

/** Runs initdb to its end; the options say where. */
export async function runInitdb(
  { directory }: Layout,
  runtime: Runtime,
  account: Account,
  options: readonly string[],
): Promise<void> {
  const run = runAs(account, path.join(runtime, 'bin', 'initdb'), [
    `--username=${superuser}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Postgres' own tables: the same order and the same letters on every machine.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
    ...options,
  ]);
  const output = await new Promise<{ code: number | null; text: string }>((resolve) => {
    const child = spawn(run.file, run.arguments, {
      ...run.identity,
      env: buildEnvironment(),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => (text += part));
    }
    child.on('error', (error) => {
      resolve({ code: null, text: error.message });
    });
    child.on('close', (code) => {
      resolve({ code, text });
    });
  });
  if (output.code === 0) return;
  throw explainEnd({ directory, lines: output.text.split('\n').filter((line) => line !== '') });
}
