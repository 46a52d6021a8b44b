import { findActions } from '../columns.ts';
import { readDropped, type Dropped } from '../created.ts';
import { findColumn, findKnown, isNew, type Migration } from '../migration.ts';

/** Without an index everything works, if slower. */
const harmless = ['index'];

/** Objects that lie on a table, and go with it. */
const partsOfTables = ['trigger', 'policy', 'rule'];

/** Older code uses what was there. */
export function objectsRemain(migration: Migration): string[] {
  return migration.statements
    .flatMap(({ node }) => readDropped(node))
    .filter((dropped) => !harmless.includes(dropped.kind) && !isOwn(migration, dropped))
    .filter((dropped) => dropped.cascades || !isRecreated(migration, dropped))
    .map(({ kind, name, cascades }) => {
      const more = cascades ? ' and all that depends on it' : '';
      return `drops the ${kind} ${name}${more}`;
    });
}

export function columnsRemain(migration: Migration): string[] {
  return findActions(migration.statements).flatMap(({ table, command }) => {
    const { subtype, name = '' } = command;
    if (subtype !== 'AT_DropColumn' || isNew(migration, 'table', table)) return [];
    if (findColumn(migration, table, name)?.isNew === true) return [];
    return [`drops the column ${table}.${name}`];
  });
}

/** Older code that leaves a column out relies on its default. */
export function defaultsRemain(migration: Migration): string[] {
  return migration.columns.flatMap(({ table, column, isNew: isNewColumn, filling, notNull }) => {
    if (isNewColumn || filling !== 'nothing') return [];
    const known = findKnown(migration, table, column);
    const needsValue = notNull ?? known?.notNull ?? true;
    if (!needsValue || known?.hasDefault === false) return [];
    return [`drops the default of ${table}.${column}, which must have a value (NOT NULL)`];
  });
}

function isOwn(migration: Migration, { kind, name }: Dropped): boolean {
  if (!partsOfTables.includes(kind)) return isNew(migration, kind, name);
  return isNew(migration, 'table', name.split('.').slice(0, -1).join('.'));
}

/** Another rule compares the values of an enum that comes again. */
function isRecreated({ enums }: Migration, { kind, name }: Dropped): boolean {
  return kind === 'type' && enums.has(name);
}
