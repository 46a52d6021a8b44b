import { spawn, type SpawnOptions } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const generator = path.resolve(import.meta.dirname, '..', '..');

/** A checkout with the real bootstrap, and a stand-in for npm that does what `npm` says. */
export interface Checkout {
  readonly root: string;
  readonly run: (commandLine: string[], options?: SpawnOptions) => Promise<Ended>;
  readonly start: (commandLine: string[], options?: SpawnOptions) => Running;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly signal: (name: NodeJS.Signals) => void;
  readonly ended: Promise<Ended>;
}

interface Parts {
  /** The program that stands in for npm. */
  readonly npm?: string;
  /** The program that stands in for the generator. */
  readonly program?: string;
  readonly node?: string;
}

/** A stand-in for npm that leaves what pnpm leaves at the end of an installation. */
export const installs = `
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('node_modules/.pnpm', { recursive: true });
copyFileSync('pnpm-lock.yaml', 'node_modules/.pnpm/lock.yaml');
const state = { lastValidatedTimestamp: Date.now(), projects: { [process.cwd()]: {} } };
writeFileSync('node_modules/.pnpm-workspace-state-v1.json', JSON.stringify(state));
writeFileSync('npm-arguments.json', JSON.stringify(process.argv.slice(2)));
`;

/** The line in which an installation is announced. */
export const title = 'Installing the packages with pnpm@1.2.3';

/** The space in its path is there on purpose. */
export function createCheckout({ npm = '', program = '', node = '>=20' }: Parts = {}): Checkout {
  const root = mkdtempSync(path.join(tmpdir(), 'boot strap '));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  chmodSync(root, 0o755);
  mkdirSync(path.join(root, 'generator'));
  for (const part of ['bootstrap.mjs', 'bootstrap']) {
    cpSync(path.join(generator, part), path.join(root, 'generator', part), { recursive: true });
  }
  const manifest = { type: 'module', packageManager: 'pnpm@1.2.3', engines: { node } };
  writeFileSync(path.join(root, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(root, 'pnpm-workspace.yaml'), 'packages: []\n');
  writeFileSync(path.join(root, 'pnpm-lock.yaml'), 'the packages\n');
  writeFileSync(path.join(root, 'npm-cli.js'), npm);
  writeFileSync(path.join(root, 'generator', 'run.mjs'), program);

  const start = (commandLine: string[], options: SpawnOptions = {}): Running => {
    const child = spawn(
      process.execPath,
      [path.join(root, 'generator', 'bootstrap.mjs'), ...commandLine],
      {
        env: { ...process.env, npm_execpath: path.join(root, 'npm-cli.js') },
        ...options,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const said = { out: '', err: '' };
    child.stdout.on('data', (text: Buffer) => (said.out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (said.err += text.toString()));
    return {
      signal: (name) => child.kill(name),
      ended: new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (code) => {
          resolve({ code, ...said });
        });
      }),
    };
  };
  return { root, start, run: (commandLine, options) => start(commandLine, options).ended };
}

/** The durations of an output are nobody's business in a test. */
export function withoutDurations(text: string): string {
  return text.replaceAll(/\d+\.\d s/g, '0.0 s');
}
