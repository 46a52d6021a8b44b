import { findColumn, isNew, type Migration } from '../migration.ts';
import { findRestrictions, type Restriction } from '../restrictions.ts';

type Of<Kind extends Restriction['kind']> = Extract<Restriction, { kind: Kind }>;

/** Older code may write a value twice that nothing forbade to write twice. */
export function uniquenessStays(migration: Migration): string[] {
  return restrictionsOf(migration, ['unique', 'primary']).flatMap((restriction) => {
    const { table, columns, nullsDiffer } = restriction;
    const differs = columns.some(
      (column) =>
        findColumn(migration, table, column)?.filling === 'own' ||
        (nullsDiffer && isLeftEmpty(migration, table, column)),
    );
    const unique = migration.before?.tables.get(table)?.unique ?? [];
    const wasUnique = unique.some(
      (key) => columns.length > 0 && key.every((name) => columns.includes(name)),
    );
    return differs || wasUnique ? [] : [`${name(restriction)} must be unique from now on`];
  });
}

/** Older code may refer to what does not exist, where nothing checks it. */
export function referencesStay(migration: Migration): string[] {
  return restrictionsOf(migration, ['foreign']).flatMap((restriction) => {
    const { table, columns, key, isFull } = restriction;
    const empty = columns.map((column) => isLeftEmpty(migration, table, column));
    if (isFull ? empty.every(Boolean) : empty.some(Boolean)) return [];
    const keys = migration.before?.tables.get(table)?.foreignKeys ?? [];
    const isKnown = keys.some(
      (known) =>
        known.table === key.table &&
        known.columns.join() === key.columns.join() &&
        known.targets.join() === key.targets.join(),
    );
    return isKnown ? [] : [`${name(restriction)} must refer to a row of ${key.table} from now on`];
  });
}

/** Older code does not know a condition. */
export function conditionsStay(migration: Migration): string[] {
  return restrictionsOf(migration, ['check']).flatMap((restriction) => {
    const { table, columns, condition } = restriction;
    const ofNewColumns =
      columns.length > 0 &&
      columns.every((column) => findColumn(migration, table, column)?.isNew === true);
    const allEmpty = columns.every((column) => isLeftEmpty(migration, table, column));
    if (ofNewColumns && (!allEmpty || isUnknownOfNull(condition))) return [];
    return [`${name(restriction)} must fulfil a condition (CHECK) from now on`];
  });
}

export function exclusionsStay(migration: Migration): string[] {
  return restrictionsOf(migration, ['exclusion'])
    .filter(
      ({ table, columns }) => !columns.some((column) => isLeftEmpty(migration, table, column)),
    )
    .map((restriction) => `${name(restriction)} must not overlap (EXCLUDE) from now on`);
}

/** Those of the given kinds that older tables get. */
function restrictionsOf<Kind extends Restriction['kind']>(
  migration: Migration,
  kinds: readonly Kind[],
): Of<Kind>[] {
  const all: readonly Restriction[] = findRestrictions(migration.statements);
  return all
    .filter(({ table }) => !isNew(migration, 'table', table))
    .filter((restriction): restriction is Of<Kind> =>
      kinds.some((kind) => kind === restriction.kind),
    );
}

/** Every row that older code writes has NULL there. */
function isLeftEmpty(migration: Migration, table: string, column: string): boolean {
  const change = findColumn(migration, table, column);
  return change?.isNew === true && change.notNull !== true && change.filling === 'nothing';
}

/** Comparing NULL with these gives NULL, and a CHECK lets that pass. */
const comparing = ['A_Expr', 'BoolExpr', 'ColumnRef', 'A_Const', 'TypeCast', 'List'];
const strict = ['AEXPR_OP', 'AEXPR_IN', 'AEXPR_LIKE', 'AEXPR_ILIKE', 'AEXPR_BETWEEN'];

function isUnknownOfNull(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return true;
  return Object.entries(node).every(([key, inner]) => {
    if (key === 'kind') return strict.includes(String(inner));
    if (/^[A-Z]/.test(key) && !['String', 'Integer', ...comparing].includes(key)) return false;
    return key === 'typeName' || isUnknownOfNull(inner);
  });
}

function name({ table, columns }: Restriction): string {
  if (columns.length === 0) return `an expression over ${table}`;
  return columns.map((column) => `${table}.${column}`).join(', ');
}
