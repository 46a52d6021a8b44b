import type { FoundObject, NamedSlot } from './find.ts';
import { beginsLine, endsLine, insideOf, startWithComments } from './object.ts';
import { startOfLine, type TextEdit } from './text-edit.ts';

/** Takes a field out of an object, with the comments that stand right above it and behind it. */
export function deleteSlot(text: string, found: FoundObject, slot: NamedSlot): TextEdit[] {
  const { object, slots } = found;
  const inside = insideOf(object);
  const start = startWithComments(text, slot.field);
  const rest = text.slice(inside.start, start) + text.slice(slot.end, inside.end);
  if (slots.length === 1 && rest.trim() === '') return [{ ...inside, text: '' }];

  const index = slots.indexOf(slot);
  const before = slots[index - 1];
  // A list that ends without a comma still does when its last field goes.
  const comma = slot.comma ? undefined : before?.comma;
  const commas = comma ? [remove(comma.getStart(), comma.getEnd())] : [];
  if (beginsLine(text, start) && endsLine(text, slot.end)) {
    return [...commas, deleteLines(text, start, slot.end, inside)];
  }
  const last = (slot.comma ?? slot.field).getEnd();
  if (before) return [...commas, remove(before.end, last)];
  const space = /^[ \t]*/.exec(text.slice(last))?.[0] ?? '';
  return [remove(slot.field.getStart(), last + space.length)];
}

/** Whole lines, and the empty ones that would begin or end the object or stand there twice. */
function deleteLines(
  text: string,
  start: number,
  end: number,
  inside: { start: number; end: number },
): TextEdit {
  let from = startOfLine(text, start);
  let to = Math.min(nextLine(text, end), inside.end);
  const previous = text.slice(startOfLine(text, from - 1), from);
  const isFirst = text.slice(inside.start, from).trim() === '';
  if (isFirst || previous.trim() === '') {
    while (to < inside.end && isEmptyLine(text, to)) to = nextLine(text, to);
  }
  if (text.slice(to, inside.end).trim() === '') {
    while (from > inside.start && isEmptyLine(text, startOfLine(text, from - 1))) {
      from = startOfLine(text, from - 1);
    }
  }
  return remove(from, to);
}

function isEmptyLine(text: string, lineStart: number): boolean {
  const line = text.slice(lineStart, nextLine(text, lineStart));
  return line.trim() === '' && line.includes('\n');
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

function remove(start: number, end: number): TextEdit {
  return { start, end, text: '' };
}
