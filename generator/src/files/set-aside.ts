import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Takes a text out of memory; the function that it returns brings it back. */
export type SetAside = (text: string) => () => string;

/** For a few texts: they stay where they are. */
export const keepInMemory: SetAside = (text) => () => text;

const windowSize = 1 << 20;

/**
 * Keeps texts in a file without a name while `use` runs: a large fleet is compared as a whole before
 * its first file is written, and its text is many times what is otherwise in memory.
 */
export async function withTextsAside<T>(
  folder: string,
  use: (setAside: SetAside) => Promise<T>,
): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const name = path.join(folder, `texts-${process.pid}`);
  const file = openSync(name, 'w+');
  rmSync(name);
  try {
    return await use(textsIn(file));
  } finally {
    closeSync(file);
  }
}

/** Texts are written and read again in the same order, so each goes through one window. */
function textsIn(file: number): SetAside {
  const written = Buffer.allocUnsafe(windowSize);
  let start = 0;
  let used = 0;
  const flush = (): void => {
    start += writeWhole(file, written.subarray(0, used), start);
    used = 0;
  };
  let read = Buffer.alloc(0);
  let readFrom = 0;
  const bringBack = (from: number, length: number): string => {
    flush();
    if (from < readFrom || from + length > readFrom + read.length) {
      read = Buffer.alloc(Math.max(length, windowSize));
      read = read.subarray(0, readSync(file, read, 0, read.length, from));
      readFrom = from;
    }
    return read.toString('utf8', from - readFrom, from - readFrom + length);
  };
  return (text) => {
    const length = Buffer.byteLength(text);
    if (used + length > windowSize) flush();
    const from = start + used;
    if (length > windowSize) start += writeWhole(file, Buffer.from(text), start);
    else used += written.write(text, used);
    return () => bringBack(from, length);
  };
}

function writeWhole(file: number, bytes: Buffer, position: number): number {
  let done = 0;
  while (done < bytes.length) {
    done += writeSync(file, bytes, done, bytes.length - done, position + done);
  }
  return done;
}
