import { Node, type ObjectLiteralExpression } from 'ts-morph';
import { printEntry, type Entry, type Style } from './entry.ts';
import { insideOf, slotsOf } from './object.ts';
import { indentAt, insertion, type TextEdit } from './text-edit.ts';

/** A field that comes into an object before the field that has this index now. */
export interface Newcomer {
  readonly entry: Entry;
  readonly index: number;
}

/**
 * Breaks an object on one line into one line for each field, a new one among them. The objects around
 * it that begin on the same line are broken too, as prettier would.
 */
export function breakObject(
  text: string,
  object: ObjectLiteralExpression,
  newcomer: Newcomer,
  style: Style,
): TextEdit[] {
  const around = flatObjectsAround(text, object);
  const outermost = around[0] ?? object;
  const outer = indentAt(text, outermost.getStart());
  return [...around, object].flatMap((each, depth) => {
    const indent = outer + style.unit.repeat(depth);
    return breakOne(text, each, indent, each === object ? newcomer : undefined, style);
  });
}

/** The outermost first. */
function flatObjectsAround(text: string, object: ObjectLiteralExpression) {
  const around = object.getAncestors().filter(Node.isObjectLiteralExpression);
  const open = around.findIndex((each) => !isFlat(text, each));
  return (open === -1 ? around : around.slice(0, open)).reverse();
}

/** Whether the first field stands on the line of the brace: prettier then keeps it so if it can. */
export function isFlat(text: string, object: ObjectLiteralExpression): boolean {
  const { start, end } = insideOf(object);
  return !text.slice(start, slotsOf(object)[0]?.field.getStart() ?? end).includes('\n');
}

function breakOne(
  text: string,
  object: ObjectLiteralExpression,
  indent: string,
  newcomer: Newcomer | undefined,
  style: Style,
): TextEdit[] {
  const slots = slotsOf(object);
  const inner = style.lineEnd + indent + style.unit;
  const written = newcomer ? `${printEntry(newcomer.entry, indent + style.unit, style)},` : '';
  const before = slots.map(({ field }, index): TextEdit => {
    const added = index === newcomer?.index ? inner + written : '';
    return { ...spaceBefore(text, field.getPos()), text: added + inner };
  });
  const { start, end } = insideOf(object);
  const onlyComments = slots.length === 0 && text.slice(start, end).trim() !== '';
  // Below a comment the newcomer would seem to be what the comment is about.
  if (onlyComments) before.push({ ...spaceBefore(text, start), text: inner + written + inner });
  const last = slots.at(-1);
  const comma = last && !last.comma ? [insertion(last.field.getEnd(), ',')] : [];
  const added = newcomer?.index === slots.length && !onlyComments ? inner + written : '';
  const closing = { start: trimmedEnd(text, end), end, text: added + style.lineEnd + indent };
  return [...before, closing, ...comma];
}

/** The white space behind a brace or a comma. */
function spaceBefore(text: string, at: number): { start: number; end: number } {
  const space = /^\s*/.exec(text.slice(at))?.[0] ?? '';
  return { start: at, end: at + space.length };
}

function trimmedEnd(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}
