import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Start } from '../../../src/promotion/migrations/judge.ts';

const cases = path.join(import.meta.dirname, 'cases');

/** Its SQL makes the database that all other migrations start from. */
export const baseline = 'baseline';

export const caseNames = readdirSync(cases);

export interface Case {
  readonly text: string;
  readonly start: Start;
  /** Where the judgement stands. */
  readonly expected: string;
  /** What is in the database beside the baseline. */
  readonly extra: string;
  /** What older code does beside what all cases do. */
  readonly deed: string;
}

/** The baseline is the first migration; others without a snapshot follow one written by hand. */
export function readCase(name: string): Case {
  const folder = path.join(cases, name);
  const snapshot = path.join(folder, 'before.json');
  return {
    text: readFileSync(path.join(folder, 'migration.ts'), 'utf8'),
    start: existsSync(snapshot)
      ? { snapshot: readFileSync(snapshot, 'utf8') }
      : name === baseline
        ? 'empty'
        : 'unknown',
    expected: path.join(folder, 'expected.json'),
    extra: readIfThere(path.join(folder, 'before.sql')),
    deed: readIfThere(path.join(folder, 'older.sql')),
  };
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
