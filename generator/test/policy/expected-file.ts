import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

const updating = process.env.UPDATE_CASES === '1';

/** Compares a text with a file, whole. `UPDATE_CASES=1` writes the file instead, never under CI. */
export function expectFile(file: string, text: string): void {
  if (updating && process.env.CI === 'true') throw new Error('UPDATE_CASES is not for CI');
  if (updating) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : `nothing: ${file} is missing`);
}
