import type { Node } from 'libpg-query';
import { findActions } from '../columns.ts';
import { isNew, type Migration } from '../migration.ts';
import { nameOf, partsOf } from '../names.ts';
import { beginningOf } from '../statements.ts';

/** Statements that harm nothing, and those that another rule judges. */
const known = new Set([
  'AlterEnumStmt',
  'AlterObjectSchemaStmt',
  'CommentStmt',
  'CompositeTypeStmt',
  'CreateDomainStmt',
  'CreateEnumStmt',
  'CreateExtensionStmt',
  'CreateRangeStmt',
  'CreateSchemaStmt',
  'CreateSeqStmt',
  'CreateStatsStmt',
  'CreateTableAsStmt',
  'DeleteStmt',
  'DropStmt',
  'IndexStmt',
  'InsertStmt',
  'LockStmt',
  'RefreshMatViewStmt',
  'RenameStmt',
  'TruncateStmt',
  'UpdateStmt',
  'VacuumStmt',
]);

const knownActions = new Set([
  'AT_AddColumn',
  'AT_AddConstraint',
  'AT_AlterColumnType',
  'AT_ClusterOn',
  'AT_ColumnDefault',
  'AT_DropCluster',
  'AT_DropColumn',
  'AT_DropConstraint',
  'AT_DropIdentity',
  'AT_DropNotNull',
  'AT_ReplicaIdentity',
  'AT_ResetRelOptions',
  'AT_SetCompression',
  'AT_SetNotNull',
  'AT_SetRelOptions',
  'AT_SetStatistics',
  'AT_SetStorage',
  'AT_ValidateConstraint',
]);

const timeouts = ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'];

/** Whatever no rule understands counts as broken. */
export function statementsAreKnown(migration: Migration): string[] {
  return migration.statements
    .filter(({ node }) => !isKnown(node, migration))
    .map((statement) => `cannot be judged: ${beginningOf(statement)}`);
}

export function actionsAreKnown(migration: Migration): string[] {
  return findActions(migration.statements)
    .filter(({ table, command }) => {
      if (isNew(migration, 'table', table)) return false;
      return !knownActions.has(command.subtype ?? '') && !isMildIdentity(command.def);
    })
    .map((statement) => {
      const action = (statement.command.subtype ?? 'AT_').slice('AT_'.length);
      return `cannot be judged: ${beginningOf(statement)} ${statement.table} (${action})`;
    });
}

function isKnown(node: Node, migration: Migration): boolean {
  const [kind = ''] = Object.keys(node);
  if (known.has(kind)) return true;
  const isNewTable = (name: string) => isNew(migration, 'table', name);
  if ('AlterTableStmt' in node) return node.AlterTableStmt.objtype === 'OBJECT_TABLE';
  if ('CreateStmt' in node) {
    // A row of a child or a partition is also one of the parent.
    const parents = node.CreateStmt.inhRelations ?? [];
    return parents.every((parent) => 'RangeVar' in parent && isNewTable(nameOf(parent.RangeVar)));
  }
  if ('ViewStmt' in node) return node.ViewStmt.replace !== true;
  if ('CreateFunctionStmt' in node) return node.CreateFunctionStmt.replace !== true;
  if ('CreateTrigStmt' in node) return isNewTable(nameOf(node.CreateTrigStmt.relation));
  if ('RuleStmt' in node) return isNewTable(nameOf(node.RuleStmt.relation));
  if ('CreatePolicyStmt' in node) return isNewTable(nameOf(node.CreatePolicyStmt.table));
  if ('GrantStmt' in node) return node.GrantStmt.is_grant === true;
  if ('VariableSetStmt' in node) return timeouts.includes(node.VariableSetStmt.name ?? '');
  if ('TransactionStmt' in node) return node.TransactionStmt.kind?.includes('ROLLBACK') === false;
  return 'SelectStmt' in node && findCalls(node).every((name) => name === 'setval');
}

/** A column that numbers itself, where older code may still write a number of its own. */
function isMildIdentity(definition: Node | undefined): boolean {
  if (!definition || !('Constraint' in definition)) return false;
  const { contype, generated_when: when } = definition.Constraint;
  return contype === 'CONSTR_IDENTITY' && when === 'd';
}

/** The functions that a statement calls: a SELECT is there for what they do. */
function findCalls(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([kind, inner]) => {
    if (kind !== 'FuncCall') return findCalls(inner);
    const { funcname } = inner as { funcname?: Node[] };
    return [partsOf(funcname?.at(-1)).join(), ...findCalls(inner)];
  });
}
