import type { ColumnChange } from './columns.ts';
import { gatherColumns } from './columns.ts';
import { findCreated, findEnums, objectKey, type ObjectKey } from './created.ts';
import type { KnownColumn, KnownDatabase } from './snapshot.ts';
import type { Statement } from './statements.ts';

/** What the rules look at. */
export interface Migration {
  readonly statements: readonly Statement[];
  /** The database that older code was written for; undefined where no snapshot tells. */
  readonly before: KnownDatabase | undefined;
  readonly created: ReadonlySet<ObjectKey>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
  /** Changes of tables that existed before. */
  readonly columns: readonly ColumnChange[];
}

/** A law that older code asks for; it tells in words where a migration breaks it. */
export type Rule = (migration: Migration) => string[];

export function describeMigration(
  statements: readonly Statement[],
  before: KnownDatabase | undefined,
): Migration {
  const created = findCreated(statements, before);
  const columns = gatherColumns(statements, before).filter(
    ({ table }) => !created.has(objectKey('table', table)),
  );
  return { statements, before, created, enums: findEnums(statements), columns };
}

export function isNew({ created }: Migration, kind: string, name: string): boolean {
  return created.has(objectKey(kind, name));
}

export function findColumn(
  { columns }: Migration,
  table: string,
  column: string,
): ColumnChange | undefined {
  return columns.find((change) => change.table === table && change.column === column);
}

/** The column as older code knows it, if a snapshot tells. */
export function findKnown(
  { before }: Migration,
  table: string,
  column: string,
): KnownColumn | undefined {
  return before?.tables.get(table)?.columns.get(column);
}
