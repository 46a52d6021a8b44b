import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FleetConfig } from '../config/schema.ts';

/** The code base that is served here. */
export interface App {
  readonly name: string;
  readonly root: string;
  /** Its folder, from the root of the checkout. */
  readonly directory: string;
}

/** The first app of the configuration whose code lies in this checkout. */
export function findApp(root: string, apps: FleetConfig['apps']): App | undefined {
  return Object.entries(apps)
    .map(([name, { directory }]) => ({ name, root, directory }))
    .find(({ directory }) => existsSync(path.join(root, directory, 'package.json')));
}

/** The folder of an app. */
export function folderOf({ root, directory }: App): string {
  return path.join(root, directory);
}

/** Where an app keeps its migrations and the programs that this room runs. */
export function placesOf(app: App): {
  readonly build: string;
  readonly findDrift: string;
  readonly migrate: string;
  readonly migrations: string;
  readonly environment: string;
} {
  const at = (...parts: string[]) => path.join(folderOf(app), ...parts);
  return {
    build: at('tools', 'build.mjs'),
    findDrift: at('tools', 'find-drift.ts'),
    migrate: at('src', 'migrate', 'main.ts'),
    migrations: at('src', 'migrations'),
    environment: at('.env'),
  };
}

/** The arguments of Node that run a TypeScript program of the checkout. */
export function runSource({ root }: App, file: string): string[] {
  const loader = createRequire(path.join(root, 'package.json')).resolve('tsx');
  return ['--import', pathToFileURL(loader).href, file];
}

/** What /healthz reports: the commit that is checked out, where git can tell. */
export function nameRelease(root: string): string {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8', stdio });
    return `sha-${head.trim()}`;
  } catch {
    return 'local';
  }
}
