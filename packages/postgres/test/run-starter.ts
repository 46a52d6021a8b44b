import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';

export interface Said {
  readonly pid?: number;
  readonly uri?: string;
  readonly code?: string;
  readonly message?: string;
  readonly last?: unknown;
}

export interface Starter {
  readonly child: ChildProcess;
  /** The next line that it says; undefined when it ends without one. */
  readonly next: () => Promise<Said | undefined>;
}

const packageFile = fileURLToPath(new URL('../package.json', import.meta.url));

/** Bundles the starter as a site bundles its programs: nothing beside the bundle can be resolved. */
export async function bundleStarter(folder: string): Promise<string> {
  const bundle = path.join(folder, 'starter.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('starter.ts', import.meta.url))],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native'],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    logLevel: 'silent',
  });
  return bundle;
}

interface Run {
  readonly bundle: string;
  readonly directory: string;
  readonly password: string;
  readonly user?: number;
  /** A program that runs it, with its arguments. */
  readonly by?: readonly string[];
  readonly from?: string;
}

/** Runs the starter; it and what it started are ended with the test. */
export function runStarter({
  bundle,
  directory,
  password,
  user,
  by = [],
  from = packageFile,
}: Run): Starter {
  const all: string[] = [...by, process.execPath, bundle, from, directory];
  const [file = process.execPath, ...rest] = all;
  const child = spawn(file, rest, {
    cwd: '/',
    detached: true,
    // pnpm's vitest comes with a NODE_PATH by which any program finds any package.
    env: { ...process.env, NODE_PATH: '', PASSWORD: password },
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  onTestFinished(() => endStarter(child));
  return {
    child,
    next: async () => {
      const line = await lines.next();
      return line.done === true ? undefined : (JSON.parse(line.value) as Said);
    },
  };
}

/** The server that it started. */
export async function waitForServer({ next }: Starter): Promise<{ pid: number; uri: string }> {
  const said = await next();
  if (said?.pid === undefined || said.uri === undefined)
    throw new Error(said?.message ?? 'it died');
  return { pid: said.pid, uri: said.uri };
}

/** Ends it as a crash would; the server notices and ends by itself. */
export async function endStarter(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** Waits until a process that is nobody's child here is gone. */
export async function waitUntilGone(pid: number): Promise<void> {
  await waitUntil(() => !existsSync(`/proc/${pid}`));
}

/** Waits for something that happens outside. */
export async function waitUntil(happened: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!happened()) {
    if (Date.now() > deadline) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
