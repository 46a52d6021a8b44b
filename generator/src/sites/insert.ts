import { Node } from 'ts-morph';
import { breakObject, isFlat } from './break-object.ts';
import { lineWidth, printEntry, printFlat, widthOf, type Entry, type Style } from './entry.ts';
import type { FoundObject } from './find.ts';
import { beginsLine, endsLine, insideOf, startWithComments, type Slot } from './object.ts';
import { endOfLine, indentAt, insertion, startOfLine, type TextEdit } from './text-edit.ts';

/** Puts a field into an object: in its place where the fields are in alphabetical order, else last. */
export function insertEntry(
  text: string,
  { object, slots }: FoundObject,
  entry: Entry,
  style: Style,
): TextEdit[] {
  const index = placeOf(
    entry.name,
    slots.map(({ name }) => name),
  );
  const [before, after] = [slots[index - 1], slots[index]];
  const lines = before
    ? lineAfter(text, before, after === undefined, entry, style)
    : after && lineBefore(text, after, entry, style);
  if (lines) return lines;

  const inside = insideOf(object);
  const holdsComments = slots.length === 0 && text.slice(inside.start, inside.end).trim() !== '';
  const around = object.getFirstAncestor(Node.isObjectLiteralExpression);
  const parentIsOpen = slots.length === 0 && !(around && isFlat(text, around));
  const inline = inlineEdit(before, after, inside, printFlat(entry, style));
  const line = text.slice(startOfLine(text, inline.start), endOfLine(text, inline.start));
  const fits = widthOf(line) + inline.text.length <= lineWidth;
  if (fits && !holdsComments && !parentIsOpen) return [inline];
  return breakObject(text, object, { entry, index }, style);
}

function placeOf(name: string, names: readonly string[]): number {
  const sorted = names.every((each, index) => index === 0 || (names[index - 1] ?? '') < each);
  const index = sorted ? names.findIndex((each) => each > name) : -1;
  return index === -1 ? names.length : index;
}

/** A line of its own below a field that has one. */
function lineAfter(
  text: string,
  { field, comma, end }: Slot,
  isLast: boolean,
  entry: Entry,
  style: Style,
): TextEdit[] | undefined {
  if (!beginsLine(text, field.getStart()) || !endsLine(text, end)) return undefined;
  const indent = indentAt(text, field.getStart());
  const ending = isLast && !comma ? '' : ',';
  const line = insertion(end, style.lineEnd + indent + printEntry(entry, indent, style) + ending);
  // The comma comes second: of two insertions at one place the second stands before the first.
  return comma ? [line] : [line, insertion(field.getEnd(), ',')];
}

/** A line of its own above the first field and the comments that belong to it. */
function lineBefore(
  text: string,
  { field }: Slot,
  entry: Entry,
  style: Style,
): TextEdit[] | undefined {
  const start = startWithComments(text, field);
  if (!beginsLine(text, start)) return undefined;
  const indent = indentAt(text, start);
  return [insertion(start, `${printEntry(entry, indent, style)},${style.lineEnd}${indent}`)];
}

function inlineEdit(
  before: Slot | undefined,
  after: Slot | undefined,
  inside: { start: number; end: number },
  written: string,
): TextEdit {
  if (before?.comma) return insertion(before.comma.getEnd(), ` ${written},`);
  if (before) return insertion(before.field.getEnd(), `, ${written}`);
  if (after) return insertion(after.field.getStart(), `${written}, `);
  return { ...inside, text: ` ${written} ` };
}
