import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

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

/** Removes what runs that were killed left beside a file. */
export function removeLeftovers(file: string): void {
  const folder = path.dirname(file);
  const isLeftover = (name: string) =>
    name.startsWith(`${path.basename(file)}.`) && name.endsWith(temporaryEnding);
  for (const name of readdirSync(folder).filter(isLeftover)) {
    rmSync(path.join(folder, name), { force: true });
  }
}
