import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { chooseAccount } from './account.ts';
import { locateBinaries, type Binaries } from './binaries.ts';
import { createCluster } from './create-cluster.ts';
import { PostgresFailure } from './failure.ts';
import { layOut } from './layout.ts';
import { prepareRuntime, type Runtime } from './runtime.ts';
import { start, type Postgres } from './start.ts';

/** A crash of the machine may cost a test its data. */
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Starts an empty server of its own for a test, in a temporary folder that goes with it: by `stop()`,
 * and also when the test's process is killed. initdb runs once for each user and machine; later
 * calls copy what it made.
 */
export async function startTemporaryPostgres(
  binaries: Binaries = locateBinaries(),
): Promise<Postgres> {
  const cache = openCache(binaries);
  const runtime = prepareRuntime(binaries, cache);
  const template = await findTemplate(cache, runtime);
  const directory = mkdtempSync(path.join(os.tmpdir(), 'synestra-postgres-'));
  const remove = (): void => {
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const password = readFileSync(path.join(template, 'password'), 'utf8');
    // Twice as fast as cpSync.
    execFileSync('cp', ['-R', layOut(template).data, layOut(directory).data]);
    const variation = { runtime, settings, removeWithUs: true };
    const postgres = await start({ binaries, directory, password }, variation);
    return { ...postgres, stop: () => postgres.stop().then(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A folder that outlives the process, one for each user and each installed package. */
function openCache({ folder, version }: Binaries): string {
  const user = process.getuid?.() ?? 0;
  const root = path.join(os.tmpdir(), `synestra-postgres-cache-${user}`);
  // Others may pass, because root may have to run the programs as somebody else, and not look.
  mkdirSync(root, { recursive: true, mode: 0o711 });
  const found = lstatSync(root);
  if (!found.isDirectory() || found.uid !== user || (found.mode & 0o022) !== 0) {
    throw new PostgresFailure(
      'bad-directory',
      `${root} belongs to another user or others may write there. Remove it, or set TMPDIR.`,
    );
  }
  const key = createHash('sha256').update(`${version}\n${folder}`).digest('hex').slice(0, 12);
  const cache = path.join(root, key);
  mkdirSync(cache, { recursive: true, mode: 0o711 });
  return cache;
}

async function findTemplate(cache: string, runtime: Runtime): Promise<string> {
  const template = path.join(cache, 'template');
  if (existsSync(template)) return template;
  const fresh = mkdtempSync(path.join(cache, 'new-'));
  try {
    const layout = layOut(fresh);
    const password = randomBytes(18).toString('base64url');
    writeFileSync(path.join(fresh, 'password'), password, { mode: 0o600 });
    await createCluster(layout, runtime, chooseAccount(layout), password, [
      '--no-sync',
      // It is copied each time.
      '--wal-segsize=1',
    ]);
    renameSync(fresh, template);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another test's process was faster.
    if (!existsSync(template)) throw error;
  }
  return template;
}
