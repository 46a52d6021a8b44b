import { expect, it } from 'vitest';
import { compareMigrations } from '../../../src/promotion/migrations/compare.ts';
import type { MigrationSet } from '../../../src/releases/record.ts';

const setOf = (...known: string[]): MigrationSet => ({ known, breaking: {} });

it.each<[string, MigrationSet | undefined, MigrationSet, string[], string[]]>([
  ['nothing for the same set', setOf('1', '2'), setOf('1', '2'), [], []],
  ['what is new, in its order', setOf('1'), setOf('1', '3', '2'), ['3', '2'], []],
  ['all of it where nothing ran', undefined, setOf('1', '2'), ['1', '2'], []],
  ['what a rollback leaves behind', setOf('1', '2', '3'), setOf('1'), [], ['2', '3']],
  ['both where two branches parted', setOf('1', '2a'), setOf('1', '2b'), ['2b'], ['2a']],
  ['what lies between older ones', setOf('1', '3'), setOf('1', '2', '3'), ['2'], []],
])('tells %s', (_, from, to, added, left) => {
  expect(compareMigrations(from, to)).toEqual({ added, left });
});
