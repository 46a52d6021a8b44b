import { findKnown, type Migration } from '../migration.ts';

/** Older code does not know a new column, and leaves it out of what it writes. */
export function newColumnsMayBeLeftOut({ columns }: Migration): string[] {
  return columns
    .filter(({ isNew, notNull, filling }) => isNew && notNull === true && filling === 'nothing')
    .map(
      ({ table, column }) =>
        `adds the column ${table}.${column}, which must have a value (NOT NULL) and has no default`,
    );
}

/** Older code may leave a column empty that could be empty. */
export function columnsMayStayEmpty(migration: Migration): string[] {
  return migration.columns
    .filter(({ isNew, notNull }) => !isNew && notNull === true)
    .filter(({ table, column }) => findKnown(migration, table, column)?.notNull !== true)
    .map(({ table, column }) => `makes ${table}.${column} need a value (NOT NULL)`);
}
