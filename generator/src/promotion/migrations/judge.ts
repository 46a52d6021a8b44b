import { loadModule } from 'libpg-query';
import { findSql } from './find-sql.ts';
import { describeMigration, type Migration, type Rule } from './migration.ts';
import { columnsRemain, defaultsRemain, objectsRemain } from './rules/drops.ts';
import { actionsAreKnown, statementsAreKnown } from './rules/known-statements.ts';
import { columnsMayStayEmpty, newColumnsMayBeLeftOut } from './rules/not-null.ts';
import { enumValuesKeepTheirNames, namesRemain } from './rules/renames.ts';
import {
  conditionsStay,
  exclusionsStay,
  referencesStay,
  uniquenessStays,
} from './rules/restrictions.ts';
import { rowsRemain, valuesRemain } from './rules/rows.ts';
import { enumsKeepTheirValues, typesOnlyWiden } from './rules/types.ts';
import { emptyDatabase, readSnapshot } from './snapshot.ts';
import { parseStatements } from './statements.ts';

export const rules: Readonly<Record<string, Rule>> = {
  objectsRemain,
  columnsRemain,
  defaultsRemain,
  namesRemain,
  enumValuesKeepTheirNames,
  newColumnsMayBeLeftOut,
  columnsMayStayEmpty,
  typesOnlyWiden,
  enumsKeepTheirValues,
  uniquenessStays,
  referencesStay,
  conditionsStay,
  exclusionsStay,
  rowsRemain,
  valuesRemain,
  statementsAreKnown,
  actionsAreKnown,
};

/** The snapshot that a migration starts from: its text, none because it is the first, or lost. */
export type Start = { readonly snapshot: string } | 'empty' | 'unknown';

interface Understood {
  readonly migration: Migration;
  /** What no rule can look at. */
  readonly doubts: readonly string[];
}

/**
 * Tells why code from before a migration cannot live with it; nothing, if it can. What cannot be
 * judged counts as a reason: whoever rolls back should look at it.
 */
export async function judgeMigration(text: string, start: Start): Promise<readonly string[]> {
  const { migration, doubts } = await understandMigration(text, start);
  const reasons = [
    ...Object.values(rules).flatMap((rule) => rule(migration)),
    ...doubts.map((doubt) => `cannot be judged: ${doubt}`),
  ];
  return [...new Set(reasons)];
}

export async function understandMigration(text: string, start: Start): Promise<Understood> {
  await loadModule();
  const found = findSql(text);
  const parsed = found.texts.map(parseStatements);
  const statements = parsed.flatMap((part) => part.statements);
  const doubts = [...found.doubts, ...parsed.flatMap((part) => part.doubts)];
  return { migration: describeMigration(statements, readStart(start)), doubts };
}

function readStart(start: Start) {
  if (start === 'unknown') return undefined;
  return start === 'empty' ? emptyDatabase : readSnapshot(start.snapshot);
}
