import type { Node } from 'libpg-query';
import { joinName, nameOf, partsOf, wordsOf } from './names.ts';
import type { KnownDatabase } from './snapshot.ts';
import type { Statement } from './statements.ts';

/** An object by its kind and name: `table posts`. */
export type ObjectKey = string;

interface Creation {
  readonly object: ObjectKey;
  /** IF NOT EXISTS or OR REPLACE: it may have existed before. */
  readonly conditional: boolean;
}

export interface Dropped {
  readonly kind: string;
  readonly name: string;
  readonly cascades: boolean;
}

/** The objects that a migration makes, and that did not exist before it. */
export function findCreated(
  statements: readonly Statement[],
  before: KnownDatabase | undefined,
): ReadonlySet<ObjectKey> {
  const created = new Set<ObjectKey>();
  const gone = new Set<ObjectKey>();
  for (const { node, tolerant } of statements) {
    for (const { kind, name } of readDropped(node)) {
      const object = objectKey(kind, name);
      // What comes again in the place of something old is not new.
      if (!created.has(object)) gone.add(object);
    }
    const creation = readCreation(node) ?? readRenamed(node, created);
    if (!creation || gone.has(creation.object)) continue;
    const mayExist = creation.conditional || tolerant;
    if (!mayExist || isKnownAbsent(creation.object, before)) created.add(creation.object);
  }
  return created;
}

/** The values of every enum that a migration makes. */
export function findEnums(
  statements: readonly Statement[],
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    statements.flatMap(({ node }): [string, readonly string[]][] =>
      'CreateEnumStmt' in node
        ? [[joinName(wordsOf(node.CreateEnumStmt.typeName)), wordsOf(node.CreateEnumStmt.vals)]]
        : [],
    ),
  );
}

/** What DROP takes away, columns and constraints apart. */
export function readDropped(node: Node): Dropped[] {
  if (!('DropStmt' in node)) return [];
  const { removeType, objects, behavior } = node.DropStmt;
  const kind = kindOf(removeType);
  const cascades = behavior === 'DROP_CASCADE';
  return (objects ?? []).map((object) => ({ kind, name: joinName(partsOf(object)), cascades }));
}

/** `OBJECT_MATVIEW` as people say it. */
export function kindOf(type: string | undefined): string {
  const kind = (type ?? 'object').replace('OBJECT_', '').toLowerCase().replaceAll('_', ' ');
  return kind === 'matview' ? 'materialized view' : kind;
}

export function objectKey(kind: string, name: string): ObjectKey {
  return `${kind} ${name}`;
}

function readCreation(node: Node): Creation | undefined {
  if ('CreateStmt' in node) {
    const { relation, if_not_exists: conditional = false } = node.CreateStmt;
    return { object: objectKey('table', nameOf(relation)), conditional };
  }
  if ('CreateTableAsStmt' in node) {
    const { into, objtype, if_not_exists: conditional = false } = node.CreateTableAsStmt;
    return { object: objectKey(kindOf(objtype), nameOf(into?.rel)), conditional };
  }
  if ('ViewStmt' in node) {
    const { view, replace: conditional = false } = node.ViewStmt;
    return { object: objectKey('view', nameOf(view)), conditional };
  }
  if ('CreateSeqStmt' in node) {
    const { sequence, if_not_exists: conditional = false } = node.CreateSeqStmt;
    return { object: objectKey('sequence', nameOf(sequence)), conditional };
  }
  if ('CreateFunctionStmt' in node) {
    const {
      funcname,
      is_procedure: isProcedure,
      replace: conditional = false,
    } = node.CreateFunctionStmt;
    const kind = isProcedure === true ? 'procedure' : 'function';
    return { object: objectKey(kind, joinName(wordsOf(funcname))), conditional };
  }
  if ('CreateSchemaStmt' in node) {
    const { schemaname = '', if_not_exists: conditional = false } = node.CreateSchemaStmt;
    return { object: objectKey('schema', schemaname), conditional };
  }
  const type = readCreatedType(node);
  return type === undefined ? undefined : { object: objectKey('type', type), conditional: false };
}

function readCreatedType(node: Node): string | undefined {
  if ('CreateEnumStmt' in node) return joinName(wordsOf(node.CreateEnumStmt.typeName));
  if ('CreateRangeStmt' in node) return joinName(wordsOf(node.CreateRangeStmt.typeName));
  if ('CompositeTypeStmt' in node) return nameOf(node.CompositeTypeStmt.typevar);
  return undefined;
}

/** A new table stays new under another name. */
function readRenamed(node: Node, created: ReadonlySet<ObjectKey>): Creation | undefined {
  if (!('RenameStmt' in node) || node.RenameStmt.renameType !== 'OBJECT_TABLE') return undefined;
  const { relation, newname = '' } = node.RenameStmt;
  if (!created.has(objectKey('table', nameOf(relation)))) return undefined;
  const name = nameOf({ ...relation, relname: newname });
  return { object: objectKey('table', name), conditional: false };
}

function isKnownAbsent(object: ObjectKey, before: KnownDatabase | undefined): boolean {
  if (!before) return false;
  const [kind = ''] = object.split(' ', 1);
  const name = object.slice(kind.length + 1);
  if (kind === 'table') return !before.tables.has(name);
  return kind === 'type' && !before.enums.has(name);
}
