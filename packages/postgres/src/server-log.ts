import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs';

const largest = 1024 * 1024;

/** The log of one start: where it is written, and where this start's lines begin. */
export interface ServerLog {
  readonly descriptor: number;
  readonly file: string;
  readonly begin: number;
}

/** Opens the log for one more start. A large one becomes the previous one, which is dropped. */
export function openLog(file: string): ServerLog {
  if (existsSync(file) && statSync(file).size > largest) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, 'a', 0o600);
  return { descriptor, file, begin: statSync(file).size };
}

/** The lines of this start, the last ones when there are many. */
export function readLog({ file, begin }: ServerLog): string[] {
  const descriptor = openSync(file, 'r');
  try {
    const end = statSync(file).size;
    const length = Math.min(end - begin, 64 * 1024);
    const buffer = Buffer.alloc(length);
    readSync(descriptor, buffer, 0, length, end - length);
    return buffer
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '');
  } finally {
    closeSync(descriptor);
  }
}
