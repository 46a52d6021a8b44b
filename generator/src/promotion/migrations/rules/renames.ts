import type { AlterObjectSchemaStmt, RenameStmt } from 'libpg-query';
import { kindOf } from '../created.ts';
import { findColumn, isNew, type Migration } from '../migration.ts';
import { joinName, nameOf, partsOf, wordsOf } from '../names.ts';

/** Nobody calls these by name. */
const nameless = ['index', 'tabconstraint'];

/** Older code uses the names that it knows. */
export function namesRemain(migration: Migration): string[] {
  return migration.statements.flatMap(({ node }) => {
    if ('RenameStmt' in node) return describeRename(migration, node.RenameStmt);
    if ('AlterObjectSchemaStmt' in node) return describeMove(migration, node.AlterObjectSchemaStmt);
    return [];
  });
}

/** Older code writes and expects the values of an enum that it knows. */
export function enumValuesKeepTheirNames(migration: Migration): string[] {
  return migration.statements.flatMap(({ node }) => {
    if (!('AlterEnumStmt' in node) || node.AlterEnumStmt.oldVal === undefined) return [];
    const { typeName, oldVal, newVal = '' } = node.AlterEnumStmt;
    const type = joinName(wordsOf(typeName));
    if (isNew(migration, 'type', type)) return [];
    return [`renames the value "${oldVal}" of the type ${type} to "${newVal}"`];
  });
}

function describeRename(
  migration: Migration,
  { renameType, relation, object, subname = '', newname = '' }: RenameStmt,
): string[] {
  const kind = kindOf(renameType);
  if (nameless.includes(kind)) return [];
  if (kind === 'column' || kind === 'attribute') {
    const table = nameOf(relation);
    const owner = kind === 'column' ? 'table' : 'type';
    if (isNew(migration, owner, table) || findColumn(migration, table, subname)?.isNew === true) {
      return [];
    }
    return [`renames the ${kind} ${table}.${subname} to ${newname}`];
  }
  const name = relation ? nameOf(relation) : joinName(partsOf(object));
  const old = name === '' ? subname : name;
  return isNew(migration, kind, old) ? [] : [`renames the ${kind} ${old} to ${newname}`];
}

function describeMove(
  migration: Migration,
  { objectType, relation, object, newschema = '' }: AlterObjectSchemaStmt,
): string[] {
  const kind = kindOf(objectType);
  const name = relation ? nameOf(relation) : joinName(partsOf(object));
  return isNew(migration, kind, name)
    ? []
    : [`moves the ${kind} ${name} to the schema ${newschema}`];
}
