import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from '../answers.ts';
import { admin, type Variables } from '../variables.ts';
import type { Engine } from './engine.ts';
import type { Result } from './run.ts';

/** What the manifests allow: the restricted Pod Security Standard, and little memory. */
const restricted = [
  '--network=host',
  '--read-only',
  '--cap-drop=ALL',
  '--security-opt=no-new-privileges',
  '--user=1000:1000',
  '--memory=512m',
  '--memory-swap=512m',
  // Kubernetes puts the name of the pod there.
  '--env=HOSTNAME=web-5d8f7c9b4-x2x7k',
];
const writable = (folder: string) => `--tmpfs=${folder}:rw,size=64m,uid=1000,gid=1000,mode=0755`;
const temporary = writable('/tmp');
const scratches = [
  temporary,
  writable('/app/site/.next/cache'),
  writable('/app/site/.next/server/route-cache'),
  writable('/media'),
];

export interface Container {
  readonly id: string;
  readonly url: string;
  readonly inspect: (format: string) => Promise<string>;
  readonly logs: () => Promise<string>;
  readonly remove: () => Promise<void>;
}

/** One run of the migration, with the first admin's files where its Secret is mounted. */
export async function migrate(
  engine: Engine,
  image: string,
  variables: Variables,
): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'synestra-first-admin-'));
  for (const [name, value] of Object.entries(admin)) writeFileSync(path.join(folder, name), value);
  chmodSync(folder, 0o755);
  try {
    return await engine.try([
      ...['run', '--rm', ...restricted, temporary],
      `--volume=${folder}:/run/secrets/first-admin:ro`,
      ...asOptions(variables),
      ...[image, 'node', 'migrate.mjs'],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Serves the site as its Deployment does, and waits until it answers. */
export async function serve(
  engine: Engine,
  image: string,
  variables: Variables,
  port: number,
): Promise<Container> {
  const url = `http://127.0.0.1:${port}`;
  const id = await engine.run([
    ...['run', '--detach', ...restricted, ...scratches],
    ...[`--env=PORT=${port}`, ...asOptions(variables), image],
  ]);
  const container: Container = {
    id,
    url,
    inspect: (format) => engine.run(['inspect', `--format=${format}`, id]),
    logs: async () => {
      const { stdout, stderr } = await engine.try(['logs', id]);
      return stdout + stderr;
    },
    remove: async () => {
      await engine.run(['rm', '--force', id]);
    },
  };
  while (!(await answers(`${url}/healthz`))) {
    if ((await container.inspect('{{.State.Running}}')) === 'true') await sleep(50);
    else throw new Error(`the container ended:\n${await container.logs()}`);
  }
  return container;
}

function asOptions(variables: Variables): string[] {
  return Object.entries(variables).map(([name, value]) => `--env=${name}=${value}`);
}
