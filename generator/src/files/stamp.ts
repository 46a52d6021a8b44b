import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { replaceFileInPieces } from '../replace-file.ts';
import { instanceOfPath, isSealedPath } from './owner.ts';
import { scanFiles } from './scan.ts';

/**
 * What a run left behind that found everything in order or put it there: what it read, and a digest
 * of every file that it is responsible for. While neither changes, there is nothing to do, and that
 * can be told without building anything. The first line is what it read, the second says how many
 * files there are, and each has a line of its own.
 */
type FileDigests = ReadonlyMap<string, string>;

export function digestOf(content: string | Buffer): string {
  return hash('sha1', content);
}

/** What a stamp vouches for: that the files are the generated ones, or that every check passed. */
export type Vouched = 'generated' | 'checked';

export function saveStamp(
  cache: string,
  vouched: Vouched,
  inputs: string,
  files: FileDigests,
): void {
  mkdirSync(cache, { recursive: true });
  replaceFileInPieces(stampFile(cache, vouched), writeStamp(inputs, files));
}

const linesInPiece = 500;

function* writeStamp(inputs: string, files: FileDigests): Generator<string> {
  let lines = [`${inputs}\n${files.size}\n`];
  for (const [file, digest] of files) {
    lines.push(`${digest} ${file}\n`);
    if (lines.length < linesInPiece) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}

/** How many files there are, where all of them are as the last stamp says; otherwise undefined. */
export function countUntouched(
  root: string,
  cache: string,
  vouched: Vouched,
  inputs: string | undefined,
): number | undefined {
  if (inputs === undefined) return undefined;
  const lines = readStamp(stampFile(cache, vouched), inputs);
  if (!lines) return undefined;
  const { files, links } = scanFiles(root);
  if (files.size < lines.count) return undefined;
  const stamp = parseLines(lines.text);
  const others = [...files].filter((file) => !stamp.has(file));
  const untouched =
    links.length === 0 &&
    stamp.size === lines.count &&
    files.size - others.length === stamp.size &&
    others.every((file) => hasAnotherWriter(file, stamp)) &&
    [...stamp].every(([file, digest]) => digestOf(readFileSync(path.join(root, file))) === digest);
  return untouched ? stamp.size : undefined;
}

/** Secrets, and the record beside the release of a site that is there. */
function hasAnotherWriter(file: string, stamp: FileDigests): boolean {
  const writer = instanceOfPath(file)?.writer;
  if (isSealedPath(file)) return true;
  const overlay = file.replace(/release\.json$/, 'kustomization.yaml');
  return writer === 'release' && overlay !== file && stamp.has(overlay);
}

/**
 * What a stamp that was made of the same inputs says of the files. Anything that is no whole stamp
 * counts as none; after a change of the inputs, which is what mostly happened, only its first line is
 * looked at.
 */
function readStamp(file: string, inputs: string): { count: number; text: string } | undefined {
  const stamp = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (!stamp.startsWith(`${inputs}\n`) || !stamp.endsWith('\n')) return undefined;
  const start = inputs.length + 1;
  const end = stamp.indexOf('\n', start);
  return { count: Number(stamp.slice(start, end)), text: stamp.slice(end + 1, -1) };
}

function parseLines(text: string): FileDigests {
  return new Map(
    text.split('\n').map((line) => {
      const end = line.indexOf(' ');
      return [line.slice(end + 1), line.slice(0, end)];
    }),
  );
}

function stampFile(cache: string, vouched: Vouched): string {
  return path.join(cache, `${vouched}.stamp`);
}
