import type { Constraint, Node } from 'libpg-query';
import { constraintOf, constraintsOf, definitionOf, findActions } from './columns.ts';
import { nameOf, wordsOf } from './names.ts';
import type { ForeignKey } from './snapshot.ts';
import type { Statement } from './statements.ts';

interface Restricted {
  readonly table: string;
  /** Empty where an expression or another index decides. */
  readonly columns: readonly string[];
}

/** What a migration asks of every row from now on. */
export type Restriction =
  | (Restricted & { readonly kind: 'unique' | 'primary'; readonly nullsDiffer: boolean })
  | (Restricted & { readonly kind: 'foreign'; readonly key: ForeignKey; readonly isFull: boolean })
  | (Restricted & { readonly kind: 'check'; readonly condition: Node })
  | (Restricted & { readonly kind: 'exclusion' });

export function findRestrictions(statements: readonly Statement[]): Restriction[] {
  const constraints = findActions(statements).flatMap(({ table, command }) => {
    const definition = definitionOf(command);
    const alone = constraintOf(command);
    const own =
      command.subtype === 'AT_AddColumn' && definition?.colname !== undefined
        ? constraintsOf(definition.constraints).map((constraint) =>
            readConstraint(table, constraint, definition.colname),
          )
        : [];
    const added =
      command.subtype === 'AT_AddConstraint' && alone ? [readConstraint(table, alone)] : [];
    return [...own, ...added].flat();
  });
  return [...constraints, ...statements.flatMap(({ node }) => readIndex(node))];
}

function readIndex(node: Node): Restriction[] {
  if (!('IndexStmt' in node) || node.IndexStmt.unique !== true) return [];
  const { relation, indexParams, nulls_not_distinct: alike = false } = node.IndexStmt;
  const columns = columnsOf(indexParams);
  return [{ kind: 'unique', table: nameOf(relation), columns, nullsDiffer: !alike }];
}

function readConstraint(table: string, constraint: Constraint, column?: string): Restriction[] {
  const own = column === undefined ? [] : [column];
  const { contype, keys, is_enforced: isEnforced = false } = constraint;
  const columns = column === undefined ? wordsOf(keys) : own;
  switch (contype) {
    case 'CONSTR_UNIQUE':
      return [
        { kind: 'unique', table, columns, nullsDiffer: constraint.nulls_not_distinct !== true },
      ];
    case 'CONSTR_PRIMARY':
      return [{ kind: 'primary', table, columns, nullsDiffer: true }];
    case 'CONSTR_EXCLUSION':
      return [{ kind: 'exclusion', table, columns: excludedColumns(constraint) }];
    case 'CONSTR_FOREIGN': {
      const from = column === undefined ? wordsOf(constraint.fk_attrs) : own;
      const targets = wordsOf(constraint.pk_attrs);
      const key = { columns: from, table: nameOf(constraint.pktable), targets };
      const isFull = constraint.fk_matchtype === 'f';
      return isEnforced ? [{ kind: 'foreign', table, columns: from, key, isFull }] : [];
    }
    case 'CONSTR_CHECK': {
      const condition = constraint.raw_expr;
      if (!condition || !isEnforced) return [];
      return [{ kind: 'check', table, columns: findColumns(condition), condition }];
    }
    default:
      return [];
  }
}

/** Each part of the index, if all of them are plain columns. */
function columnsOf(elements: readonly Node[] | undefined): string[] {
  const names = (elements ?? []).map((element) =>
    'IndexElem' in element ? element.IndexElem.name : undefined,
  );
  return names.every((name) => name !== undefined) ? names : [];
}

function excludedColumns({ exclusions }: Constraint): string[] {
  const elements = (exclusions ?? []).flatMap((pair) =>
    'List' in pair ? (pair.List.items ?? []).slice(0, 1) : [],
  );
  return columnsOf(elements);
}

/** The columns that an expression reads. */
function findColumns(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([kind, inner]) => {
    if (kind !== 'ColumnRef') return findColumns(inner);
    const { fields } = inner as { fields?: Node[] };
    return wordsOf(fields).slice(-1);
  });
}
