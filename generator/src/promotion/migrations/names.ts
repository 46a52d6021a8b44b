import type { Node, RangeVar } from 'libpg-query';

/** Everything lies in this schema unless it says otherwise, and people leave it out. */
const usual = ['public', 'pg_catalog'];

/** The name of a table, a type or another object, as the rules compare it and people read it. */
export function joinName(parts: readonly string[]): string {
  const [schema = ''] = parts;
  const needed = parts.length > 1 && usual.includes(schema) ? parts.slice(1) : parts;
  return needed.map((part) => (part.includes('.') ? `"${part}"` : part)).join('.');
}

export function nameOf(relation: RangeVar | undefined): string {
  return joinName(
    [relation?.schemaname ?? '', relation?.relname ?? ''].filter((part) => part !== ''),
  );
}

/** The words of a list of strings in the tree of a statement. */
export function wordsOf(nodes: readonly Node[] | undefined): string[] {
  return (nodes ?? []).flatMap((node) => ('String' in node ? [node.String.sval ?? ''] : []));
}

/** The words of a name, in whatever form the tree of a statement holds it. */
export function partsOf(node: Node | undefined): string[] {
  if (!node) return [];
  if ('String' in node) return [node.String.sval ?? ''];
  if ('List' in node) return wordsOf(node.List.items);
  if ('TypeName' in node) return wordsOf(node.TypeName.names);
  if ('ObjectWithArgs' in node) return wordsOf(node.ObjectWithArgs.objname);
  return [];
}
