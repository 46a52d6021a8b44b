import type { Node } from 'libpg-query';
import { findColumn, isNew, type Migration } from '../migration.ts';
import { nameOf } from '../names.ts';

/** Older code finds its rows again. */
export function rowsRemain(migration: Migration): string[] {
  return migration.statements
    .flatMap(({ node }) => emptiedBy(node))
    .filter((table) => !isNew(migration, 'table', table))
    .map((table) => `deletes every row of ${table}`);
}

/** Nobody can tell whether older code understands the values that an UPDATE writes. */
export function valuesRemain(migration: Migration): string[] {
  return migration.statements.flatMap(({ node }) => {
    const { table, columns } = readUpdate(node);
    if (isNew(migration, 'table', table)) return [];
    return columns
      .filter((column) => findColumn(migration, table, column)?.isNew !== true)
      .map((column) => `cannot be judged: it rewrites values of ${table}.${column}`);
  });
}

function emptiedBy(node: Node): string[] {
  if ('TruncateStmt' in node) {
    const relations = node.TruncateStmt.relations ?? [];
    return relations.flatMap((relation) =>
      'RangeVar' in relation ? [nameOf(relation.RangeVar)] : [],
    );
  }
  if (!('DeleteStmt' in node)) return [];
  const { relation, whereClause: where } = node.DeleteStmt;
  return !where || 'A_Const' in where ? [nameOf(relation)] : [];
}

function readUpdate(node: Node): { table: string; columns: string[] } {
  if ('UpdateStmt' in node) {
    const { relation, targetList } = node.UpdateStmt;
    return { table: nameOf(relation), columns: columnsOf(targetList) };
  }
  if (!('InsertStmt' in node)) return { table: '', columns: [] };
  const { relation, onConflictClause: conflict } = node.InsertStmt;
  return { table: nameOf(relation), columns: columnsOf(conflict?.targetList) };
}

function columnsOf(targets: readonly Node[] | undefined): string[] {
  return (targets ?? []).flatMap((target) =>
    'ResTarget' in target ? [target.ResTarget.name ?? ''] : [],
  );
}
