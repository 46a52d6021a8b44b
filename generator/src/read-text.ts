import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The text of a file, by its path from the root of the repository; undefined where there is none. */
export type ReadText = (file: string) => string | undefined;

/** Reads the files as they lie below a folder. */
export function readTextsBelow(root: string): ReadText {
  return (file) => {
    try {
      return readFileSync(path.join(root, file), 'utf8');
    } catch (error) {
      // Whatever lies there instead of a file is in the way, and a later step says so.
      const absent = ['ENOENT', 'ENOTDIR', 'EISDIR'];
      if (error instanceof Error && 'code' in error && absent.includes(String(error.code))) {
        return undefined;
      }
      throw error;
    }
  };
}
