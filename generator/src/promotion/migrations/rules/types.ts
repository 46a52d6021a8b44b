import { formatType } from '../column-type.ts';
import { readDropped } from '../created.ts';
import { findKnown, isNew, type Migration } from '../migration.ts';
import { isWidening } from '../widening.ts';

/** What older code writes must fit into the new type, and read back as before. */
export function typesOnlyWiden(migration: Migration): string[] {
  return migration.columns.flatMap(({ table, column, isNew: isNewColumn, type, isComputed }) => {
    if (isNewColumn || !type) return [];
    const name = `${table}.${column}`;
    if (isComputed === true) return [`computes new values of ${name} to change its type`];
    const old = findKnown(migration, table, column)?.type;
    if (!old) {
      const to = formatType(type);
      return [`cannot be judged: changes the type of ${name}, nobody knows from what, to ${to}`];
    }
    if (isWidening(old, type)) return [];
    return [
      `changes the type of ${name} from ${formatType(old)} to ${formatType(type)}, which is not wider`,
    ];
  });
}

/** drizzle drops an enum and makes it anew to change its values; older code uses those it knows. */
export function enumsKeepTheirValues(migration: Migration): string[] {
  const dropped = migration.statements.flatMap(({ node }) => readDropped(node));
  const recreated = dropped.flatMap(({ kind, name }) => {
    const values = kind === 'type' ? migration.enums.get(name) : undefined;
    return values && !isNew(migration, 'type', name) ? [{ name, values }] : [];
  });
  return recreated.flatMap(({ name, values }) => {
    const old = migration.before?.enums.get(name);
    if (!old)
      return [`cannot be judged: makes the type ${name} anew, and nobody knows what values it had`];
    const lost = old.filter((value) => !values.includes(value)).map((value) => `"${value}"`);
    return lost.length === 0 ? [] : [`takes ${lost.join(', ')} out of the type ${name}`];
  });
}
