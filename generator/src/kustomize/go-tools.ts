import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import spawn, { SubprocessError } from 'nano-spawn';
import { CannotRun } from '../issue.ts';
import { builtTools, generatorDirectory } from '../paths.ts';
import { findOnPath, isExecutable } from './on-path.ts';

/** The Go module that pins the versions and checksums of the tools that everybody needs. */
const ordinary = path.join(generatorDirectory, 'tools');

/** The one for encrypted Secrets: with the clients of every cloud, it stays out of the way of the others. */
export const secretsPins = path.join(ordinary, 'secrets');

/** Changes whenever another version of a tool is pinned. */
export function pinnedVersions(pins = ordinary): string {
  return hash('sha1', readFileSync(path.join(pins, 'go.sum'))).slice(0, 12);
}

/**
 * Builds a package of the pinned modules into `folder`, once, and returns the program; undefined
 * without Go.
 * `announce` is told before a build, which takes a minute or two.
 */
export async function buildPinned(
  name: string,
  module: string,
  announce: (text: string) => void,
  folder = builtTools,
  pins = ordinary,
): Promise<string | undefined> {
  const file = path.join(folder, `${name}-${pinnedVersions(pins)}`);
  if (isExecutable(file)) return file;
  if (findOnPath('go') === undefined) return undefined;
  announce(`Building ${name} from its pinned Go module, once …`);
  mkdirSync(folder, { recursive: true });
  const temporary = `${file}.${process.pid}`;
  try {
    await spawn('go', ['build', '-C', pins, '-o', temporary, module]);
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    const last = error.stderr.trim().split('\n').at(-1) ?? '';
    throw new CannotRun(`go could not build ${name}: ${last}`);
  }
  renameSync(temporary, file);
  return file;
}
