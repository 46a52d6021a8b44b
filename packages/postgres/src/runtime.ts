import { createHash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries.ts';
import { nameUnfinished } from './unfinished.ts';

/** A folder from which the programs can be run. */
export type Runtime = string;

const prefix = 'programs-';

/**
 * Makes the programs runnable in a folder of ours and returns it. npm packages hold no symlinks, and
 * the package's install script, which would add them to the store, is not allowed to run. Files are
 * hard links where that is possible: the programs look for their libraries beside themselves, so
 * symlinks would lead them back to the store.
 */
export function prepareRuntime(binaries: Binaries, parent: string): Runtime {
  const key = createHash('sha256').update(`${binaries.version}\n${binaries.folder}`).digest('hex');
  const runtime = path.join(parent, `${prefix}${binaries.major}-${key.slice(0, 12)}`);
  if (existsSync(runtime)) return runtime;
  removeOthers(parent);
  const fresh = nameUnfinished(parent, 'programs');
  try {
    build(binaries.folder, fresh);
    renameSync(fresh, runtime);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another start was faster; what it made is the same.
    if (!existsSync(runtime)) throw error;
  }
  return runtime;
}

function build(native: string, target: string): void {
  takeFolder(path.join(native, 'bin'), path.join(target, 'bin'));
  takeFolder(path.join(native, 'lib'), path.join(target, 'lib'));
  symlinkSync(path.join(native, 'share'), path.join(target, 'share'));
  for (const { source, target: link } of readLinks(path.join(native, 'pg-symlinks.json'))) {
    const place = path.join(target, path.relative('native', link));
    if (!existsSync(place)) symlinkSync(path.basename(source), place);
  }
}

/** Programs and shared libraries only: the package also holds what compilers need. */
const wanted = /\.so(\.|$)|\.dylib$|^(initdb|postgres)$/;

function takeFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory() && entry.name === 'postgresql') takeFolder(source, target);
    else if (entry.isFile() && wanted.test(entry.name)) takeFile(source, target);
  }
}

function takeFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Another file system, or a store of another user.
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
  }
}

function readLinks(file: string): { source: string; target: string }[] {
  if (!existsSync(file)) return [];
  return JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[];
}

/** Programs of earlier versions; a server that ran from them was stopped before. */
function removeOthers(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}
