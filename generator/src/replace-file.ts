import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** What a run that was killed leaves beside a file ends like this. */
export const temporaryEnding = '.web-core-tmp';

/** Writes a file in one step: at any moment it is the old one or the new one. */
export function replaceFile(file: string, content: string): void {
  const temporary = `${file}.${process.pid}${temporaryEnding}`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
