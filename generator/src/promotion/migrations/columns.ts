import type { AlterTableCmd, ColumnDef, Constraint, Node } from 'libpg-query';
import { isSerial, readType, type ColumnType } from './column-type.ts';
import { nameOf, partsOf, wordsOf } from './names.ts';
import type { KnownDatabase } from './snapshot.ts';
import type { Statement } from './statements.ts';

/** What fills a column that an INSERT leaves out; `own` gives each row another value. */
export type Filling = 'nothing' | 'default' | 'own';

/** What a migration, all its statements together, makes of a column; undefined is left as it was. */
export interface ColumnChange {
  readonly table: string;
  readonly column: string;
  /** It did not exist before. */
  readonly isNew: boolean;
  readonly notNull?: boolean;
  readonly filling?: Filling;
  readonly type?: ColumnType;
  /** The values of the new type are computed, not only written in another way. */
  readonly isComputed?: boolean;
}

/** One action of an ALTER TABLE. */
export interface Action {
  readonly table: string;
  readonly command: AlterTableCmd;
}

/** The actions of the ALTER TABLE statements, in their order. */
export function findActions(statements: readonly Statement[]): (Action & Statement)[] {
  return statements.flatMap((statement) => {
    const { node } = statement;
    if (!('AlterTableStmt' in node)) return [];
    const table = nameOf(node.AlterTableStmt.relation);
    return (node.AlterTableStmt.cmds ?? []).flatMap((command) =>
      'AlterTableCmd' in command ? [{ ...statement, table, command: command.AlterTableCmd }] : [],
    );
  });
}

/** The column that ADD COLUMN defines. */
export function definitionOf({ def }: AlterTableCmd): ColumnDef | undefined {
  return def && 'ColumnDef' in def ? def.ColumnDef : undefined;
}

/** The constraint that ADD CONSTRAINT defines. */
export function constraintOf({ def }: AlterTableCmd): Constraint | undefined {
  return def && 'Constraint' in def ? def.Constraint : undefined;
}

export function constraintsOf(nodes: readonly Node[] | undefined): Constraint[] {
  return (nodes ?? []).flatMap((node) => ('Constraint' in node ? [node.Constraint] : []));
}

/** Adds up what a migration does to columns. */
export function gatherColumns(
  statements: readonly Statement[],
  before: KnownDatabase | undefined,
): ColumnChange[] {
  const changes = new Map<string, ColumnChange>();
  const gone = new Set<string>();
  for (const action of findActions(statements)) {
    const { table, command } = action;
    for (const [column, change] of readAction(action, before)) {
      const key = JSON.stringify([table, column]);
      const so = changes.get(key) ?? { table, column, isNew: false };
      switch (command.subtype) {
        case 'AT_DropColumn':
          gone.add(key);
          changes.set(key, { table, column, isNew: so.isNew });
          break;
        case 'AT_AddColumn':
          // One more time it does nothing (IF NOT EXISTS).
          if (so.isNew && !gone.has(key)) break;
          // What comes again in the place of an old column is not new.
          changes.set(key, { ...so, ...change, ...(gone.has(key) && { isNew: so.isNew }) });
          gone.delete(key);
          break;
        default:
          changes.set(key, { ...so, ...change });
      }
    }
  }
  return [...changes.values()];
}

type Effect = [column: string, change: Partial<ColumnChange>];

function readAction(
  { table, command, tolerant }: Action & Statement,
  before: KnownDatabase | undefined,
): Effect[] {
  const { name: column = '' } = command;
  switch (command.subtype) {
    case 'AT_AddColumn': {
      const definition = definitionOf(command);
      if (definition?.colname === undefined) return [];
      const known = before?.tables.get(table)?.columns.has(definition.colname);
      const mayExist = command.missing_ok === true || tolerant;
      if (mayExist && known === true) return [];
      const change = readDefinition(definition);
      if (!mayExist || known === false) return [[definition.colname, { ...change, isNew: true }]];
      const demands = change.notNull === true && change.filling === 'nothing';
      return demands ? [[definition.colname, { notNull: true }]] : [];
    }
    case 'AT_DropColumn':
      return [[column, {}]];
    case 'AT_SetNotNull':
      return [[column, { notNull: true }]];
    case 'AT_DropNotNull':
      return [[column, { notNull: false }]];
    case 'AT_ColumnDefault':
      return [[column, { filling: readFilling(command.def) }]];
    case 'AT_AddIdentity':
      return [[column, { filling: 'own' }]];
    case 'AT_DropIdentity':
      return [[column, { filling: 'nothing' }]];
    case 'AT_AlterColumnType': {
      const definition = definitionOf(command);
      if (!definition?.typeName) return [];
      const { typeName, raw_default: using, collClause: collation } = definition;
      const isComputed = !isCastOf(using, column) || collation !== undefined;
      return [[column, { type: readType(typeName), ...(isComputed && { isComputed }) }]];
    }
    case 'AT_AddConstraint': {
      const constraint = constraintOf(command);
      if (!constraint || !demandsValues(constraint)) return [];
      return wordsOf(constraint.keys).map((key): Effect => [key, { notNull: true }]);
    }
    default:
      return [];
  }
}

function readDefinition({ typeName, constraints }: ColumnDef): Partial<ColumnChange> {
  const all = constraintsOf(constraints);
  const own = all.some(({ contype = '' }) => /_(IDENTITY|GENERATED)$/.test(contype));
  const value = all.find(({ contype }) => contype === 'CONSTR_DEFAULT')?.raw_expr;
  return {
    notNull: all.some(demandsValues),
    filling: own || isSerial(typeName) ? 'own' : readFilling(value),
  };
}

function demandsValues({ contype }: Constraint): boolean {
  return contype === 'CONSTR_NOTNULL' || contype === 'CONSTR_PRIMARY';
}

const generators = ['nextval', 'gen_random_uuid', 'uuidv4', 'uuidv7', 'uuid_generate_v4'];

function readFilling(value: Node | undefined): Filling {
  if (!value || ('A_Const' in value && value.A_Const.isnull === true)) return 'nothing';
  if ('TypeCast' in value) return readFilling(value.TypeCast.arg);
  if (!('FuncCall' in value)) return 'default';
  return generators.includes(partsOf(value.FuncCall.funcname?.at(-1)).join()) ? 'own' : 'default';
}

/** Whether an expression is the column itself, cast at most. */
function isCastOf(value: Node | undefined, column: string): boolean {
  if (!value) return true;
  if ('TypeCast' in value) return isCastOf(value.TypeCast.arg, column);
  return 'ColumnRef' in value && wordsOf(value.ColumnRef.fields).at(-1) === column;
}
