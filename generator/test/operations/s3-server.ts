import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePort } from '@synestra/processes';
import { buildVersitygw } from './media-programs.ts';

/** A real object store on loopback, and its only key. */
export interface S3Server {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Makes an empty bucket, in place of one that may be there. */
  readonly emptyBucket: (name: string) => void;
  /** The objects of a bucket and what is in them, by key. */
  readonly readBucket: (name: string) => Record<string, string>;
  readonly stop: () => Promise<void>;
}

const accessKey = 'AKIATESTKEY';
const secretKey = 'a-secret-key-that-no-log-shows';

export async function startS3(): Promise<S3Server> {
  const file = await buildVersitygw();
  const home = mkdtempSync(path.join(tmpdir(), 'web-core-s3-'));
  const buckets = path.join(home, 'buckets');
  mkdirSync(buckets);
  const endpoint = `http://127.0.0.1:${await findFreePort()}`;
  const server = spawn(
    file,
    ['--port', new URL(endpoint).host, '--quiet', 'posix', '--sidecar', sidecar(home), buckets],
    {
      stdio: 'ignore',
      env: { ROOT_ACCESS_KEY: accessKey, ROOT_SECRET_KEY: secretKey, NODE_ENV: 'test' },
    },
  );
  const ended = new Promise((resolve) => server.once('exit', resolve));
  await untilItAnswers(endpoint);
  return {
    endpoint,
    accessKey,
    secretKey,
    emptyBucket: (name) => {
      rmSync(path.join(buckets, name), { recursive: true, force: true });
      mkdirSync(path.join(buckets, name));
    },
    readBucket: (name) => readFolder(path.join(buckets, name)),
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Not every file system of a test machine keeps what an object has beside its content. */
function sidecar(home: string): string {
  const folder = path.join(home, 'sidecar');
  mkdirSync(folder);
  return folder;
}

/** Every file below a folder, by its path from there. */
export function readFolder(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith('.sgwtmp'))
    .sort();
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(path.join(folder, name), 'latin1')]),
  );
}

async function untilItAnswers(endpoint: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await fetch(endpoint);
      return;
    } catch (error) {
      if (attempt === 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
