import { renameSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';

/** Writes a file that only its owner may read, in one step: it is never there in part. */
export function writePrivateFile(file: string, content: string): void {
  const fresh = `${file}.${process.pid}.new`;
  try {
    rmSync(fresh, { force: true });
    writeFileSync(fresh, content, { mode: 0o600, flag: 'wx' });
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}
