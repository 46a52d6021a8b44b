import { expect, it } from 'vitest';
import {
  judgeMigration,
  rules,
  understandMigration,
} from '../../../src/promotion/migrations/judge.ts';
import { expectFile } from '../../policy/expected-file.ts';
import { caseNames, readCase } from './case.ts';

it.each(caseNames)('%s is judged', async (name) => {
  const { text, start, expected } = readCase(name);
  const reasons = await judgeMigration(text, start);
  expectFile(expected, `${JSON.stringify(reasons, null, 2)}\n`);
});

it.each(Object.entries(rules))('a case breaks the rule %s', async (_, rule) => {
  const broken = await Promise.all(
    caseNames.map(async (name) => {
      const { text, start } = readCase(name);
      return rule((await understandMigration(text, start)).migration).length > 0;
    }),
  );
  expect(broken).toContain(true);
});
