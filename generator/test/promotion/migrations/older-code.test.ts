import { describe, expect, it } from 'vitest';
import { findSql } from '../../../src/promotion/migrations/find-sql.ts';
import { judgeMigration } from '../../../src/promotion/migrations/judge.ts';
import { baseline, caseNames, readCase } from './case.ts';
import { useDatabase } from './database.ts';

const cases = await Promise.all(
  caseNames
    .filter((name) => name !== baseline)
    .map(async (name) => {
      const { text, start, extra, deed } = readCase(name);
      const reasons = await judgeMigration(text, start);
      return { name, reasons, run: { migration: findSql(text).texts, extra, deed } };
    }),
);
const isDoubt = (reason: string) => reason.startsWith('cannot be judged: ');
const mild = cases.filter(({ reasons }) => reasons.length === 0);
const breaking = cases.filter(({ reasons }) => !reasons.every(isDoubt));
const compare = useDatabase();

describe('older code works on', () => {
  it.each(mild)('$name', async ({ run }) => {
    const { before, after } = await compare(run);
    expect(after).toEqual(before);
  });
});

describe('older code fails on', () => {
  it.each(breaking)('$name', async ({ run }) => {
    const { before, after } = await compare(run);
    expect(after).not.toEqual(before);
  });
});
