import { hash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { replaceFile } from '../replace-file.ts';
import { instanceOfPath, isSealedPath } from './owner.ts';
import { scanFiles } from './scan.ts';

/**
 * What a run left behind that found everything in order or put it there: what it read, and a digest
 * of every file that it is responsible for. While neither changes, there is nothing to do, and that
 * can be told without building anything.
 */
interface Stamp {
  readonly inputs: string;
  readonly files: Readonly<Record<string, string>>;
}

export function digestOf(content: string | Buffer): string {
  return hash('sha1', content);
}

/** What a stamp vouches for: that the files are the generated ones, or that every check passed. */
export type Vouched = 'generated' | 'checked';

export function saveStamp(
  cache: string,
  vouched: Vouched,
  inputs: string,
  files: ReadonlyMap<string, string>,
): void {
  mkdirSync(cache, { recursive: true });
  const stamp: Stamp = { inputs, files: Object.fromEntries(files) };
  replaceFile(stampFile(cache, vouched), JSON.stringify(stamp));
}

/** How many files there are, where all of them are as the last stamp says; otherwise undefined. */
export function countUntouched(
  root: string,
  cache: string,
  vouched: Vouched,
  inputs: string | undefined,
): number | undefined {
  if (inputs === undefined) return undefined;
  const stamp = readStamp(stampFile(cache, vouched));
  if (stamp?.inputs !== inputs) return undefined;
  const { files, links } = scanFiles(root);
  const expected = Object.entries(stamp.files);
  const known = [...files].filter((file) => Object.hasOwn(stamp.files, file));
  const others = [...files].filter((file) => !Object.hasOwn(stamp.files, file));
  const untouched =
    links.length === 0 &&
    known.length === expected.length &&
    others.every((file) => hasAnotherWriter(file, stamp)) &&
    expected.every(([file, digest]) => digestOf(readFileSync(path.join(root, file))) === digest);
  return untouched ? expected.length : undefined;
}

/** Secrets, and the record beside the release of a site that is there. */
function hasAnotherWriter(file: string, { files }: Stamp): boolean {
  const writer = instanceOfPath(file)?.writer;
  if (isSealedPath(file)) return true;
  const overlay = file.replace(/release\.json$/, 'kustomization.yaml');
  return writer === 'release' && overlay !== file && Object.hasOwn(files, overlay);
}

/** Anything that is not a stamp counts as none. */
function readStamp(file: string): Stamp | undefined {
  try {
    const stamp: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isStamp(stamp) ? stamp : undefined;
  } catch {
    return undefined;
  }
}

function isStamp(value: unknown): value is Stamp {
  return (
    typeof value === 'object' &&
    value !== null &&
    'inputs' in value &&
    'files' in value &&
    typeof value.files === 'object' &&
    value.files !== null
  );
}

function stampFile(cache: string, vouched: Vouched): string {
  return path.join(cache, `${vouched}.json`);
}
