import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import type { Variables } from '../variables.ts';

const run = promisify(execFile);
const site = path.join(import.meta.dirname, '..', '..');
const tsx = path.join(site, '..', 'node_modules', '.bin', 'tsx');

/** A copy of the site's sources in which the tools may write. */
export interface Workshop {
  /** Replaces a piece of a source that occurs once. */
  readonly edit: (file: string, piece: string, replacement: string) => void;
  /** Runs one of the tools with these variables beside those of build.env. */
  readonly run: (tool: string, args?: readonly string[], env?: Variables) => Promise<string>;
  /** The sources that are not as in the repository, but for those that were edited. */
  readonly listChanges: () => string[];
}

/** Sets it up below the site's packages, which the sources import, and removes it after the test. */
export function createWorkshop(): Workshop {
  const cache = path.join(site, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const root = mkdtempSync(path.join(cache, 'drift-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const folder = path.join(root, 'site');
  cpSync(path.join(site, '..', 'tsconfig.json'), path.join(root, 'tsconfig.json'));
  for (const name of ['src', 'tools', 'build.env', 'package.json', 'tsconfig.json']) {
    cpSync(path.join(site, name), path.join(folder, name), { recursive: true });
  }
  const edited = new Set<string>();
  return {
    edit: (file, piece, replacement) => {
      const place = path.join(folder, 'src', file);
      const [before, after, ...more] = readFileSync(place, 'utf8').split(piece);
      if (after === undefined || more.length > 0) throw new Error(`${file} has not one "${piece}"`);
      writeFileSync(place, `${before}${replacement}${after}`);
      edited.add(file);
    },
    run: async (tool, args = [], env = {}) => {
      const file = path.join(folder, 'tools', tool);
      const options = {
        env: { NODE_ENV: 'development', PATH: process.env.PATH, ...env } as const,
        timeout: 120_000,
      };
      const { stdout } = await run(tsx, [file, ...args], options);
      return stdout;
    },
    listChanges: () => {
      const [own, theirs] = [read(path.join(folder, 'src')), read(path.join(site, 'src'))];
      const names = [...new Set([...own.keys(), ...theirs.keys()])].sort();
      return names.filter((name) => !edited.has(name) && own.get(name) !== theirs.get(name));
    },
  };
}

function read(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')]));
}
