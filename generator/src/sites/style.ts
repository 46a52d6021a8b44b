import { SyntaxKind } from 'ts-morph';
import { isIdentifier, type Style } from './entry.ts';
import type { FoundObject } from './find.ts';
import { beginsLine, slotsOf } from './object.ts';
import { indentAt, lineEndOf } from './text-edit.ts';

/** How the file around an object is written, so that what is added looks the same. */
export function styleOf(text: string, { object, slots }: FoundObject): Style {
  const first = (from: typeof object | ReturnType<typeof object.getSourceFile>) =>
    from.getFirstDescendantByKind(SyntaxKind.StringLiteral)?.getText()[0];
  const quoted = slots.filter(({ field }) => /^['"]/.test(field.getText()));
  return {
    quote: first(object) ?? first(object.getSourceFile()) ?? "'",
    quoteNames: quoted.length === slots.length && quoted.some(({ name }) => isIdentifier(name)),
    lineEnd: lineEndOf(text),
    unit: unitOf(text, object),
  };
}

/** One level of indentation, as this object or another one of the file has it. */
function unitOf(text: string, object: FoundObject['object']): string {
  const others = object.getSourceFile().getDescendantsOfKind(SyntaxKind.ObjectLiteralExpression);
  for (const candidate of [object, ...others]) {
    const field = slotsOf(candidate)[0]?.field.getStart();
    if (field === undefined || !beginsLine(text, field)) continue;
    const outer = indentAt(text, candidate.getStart());
    const inner = indentAt(text, field);
    if (inner.startsWith(outer) && inner !== outer) return inner.slice(outer.length);
  }
  return '  ';
}
