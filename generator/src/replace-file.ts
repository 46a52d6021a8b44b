import { closeSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a run that was killed leaves beside a file ends like this. */
export const temporaryEnding = '.web-core-tmp';

/** Writes a file in one step: at any moment it is the old one or the new one. */
export function replaceFile(file: string, content: string): void {
  replaceWith(file, (temporary) => {
    writeFileSync(temporary, content);
  });
}

/** The same for a text that is too long to be in memory as a whole. */
export function replaceFileInPieces(file: string, pieces: Iterable<string>): void {
  replaceWith(file, (temporary) => {
    const opened = openSync(temporary, 'w');
    try {
      for (const piece of pieces) writeFileSync(opened, piece);
    } finally {
      closeSync(opened);
    }
  });
}

function replaceWith(file: string, write: (temporary: string) => void): void {
  const temporary = `${file}.${process.pid}${temporaryEnding}`;
  try {
    write(temporary);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Removes what runs that were killed left beside a file. */
export function removeLeftovers(file: string): void {
  const folder = path.dirname(file);
  const isLeftover = (name: string) =>
    name.startsWith(`${path.basename(file)}.`) && name.endsWith(temporaryEnding);
  for (const name of readdirSync(folder).filter(isLeftover)) {
    rmSync(path.join(folder, name), { force: true });
  }
}
