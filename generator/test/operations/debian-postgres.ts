import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { findFreePort } from '@synestra/processes';

/** A server with the programs that the images of CloudNativePG have too: npm's lack pg_dump. */
export interface Server {
  readonly port: number;
  /** Runs SQL as its superuser and returns what comes out, one line for each row. */
  readonly ask: (sql: string, database?: string) => string[];
  readonly stop: () => Promise<void>;
}

const folder = '/usr/lib/postgresql';

/** The folder of Debian's newest Postgres; undefined where the package "postgresql" is missing. */
export function findPrograms(): string | undefined {
  if (!existsSync(folder)) return undefined;
  const [newest] = readdirSync(folder).sort((a, b) => Number(b) - Number(a));
  const programs = path.join(folder, newest ?? '', 'bin');
  return existsSync(path.join(programs, 'initdb')) && existsSync(path.join(programs, 'pg_dump'))
    ? programs
    : undefined;
}

/** Root may not run a server, so nobody does then. */
const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

export async function startServer(programs: string): Promise<Server> {
  const home = mkdtempSync(path.join(tmpdir(), 'web-core-operations-'));
  if (account.uid !== undefined) chownSync(home, account.uid, account.gid);
  const data = path.join(home, 'data');
  const run = (program: string, args: readonly string[]): string =>
    execFileSync(path.join(programs, program), args, {
      ...account,
      cwd: home,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  run('initdb', ['--no-sync', '--auth=trust', '--username=postgres', '--pgdata', data]);
  const port = await findFreePort();
  const server = spawn(
    path.join(programs, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', home, '-F'],
    { ...account, cwd: home, stdio: 'ignore' },
  );
  const ask = (sql: string, database = 'postgres'): string[] =>
    run('psql', [
      ...['-XAtq', '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-d', database],
      ...['-v', 'ON_ERROR_STOP=1', '-c', sql],
    ])
      .split('\n')
      .filter((line) => line !== '');
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  await untilItAnswers(ask);
  return { port, ask, stop };
}

async function untilItAnswers(ask: Server['ask']): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      ask('select 1');
      return;
    } catch (error) {
      if (attempt === 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
