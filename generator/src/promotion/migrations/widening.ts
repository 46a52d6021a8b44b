import type { ColumnType } from './column-type.ts';

const numbers = ['int2', 'int4', 'int8', 'numeric'];
const floats = ['float4', 'float8'];
const texts = ['varchar', 'text'];
const times = ['time', 'timetz', 'timestamp', 'timestamptz'];

/** Whether all that older code writes fits into the new type and reads back as before. */
export function isWidening(from: ColumnType, to: ColumnType): boolean {
  if (from.dimensions !== to.dimensions) return false;
  return (
    isSame(from, to) ||
    [widensNumber, widensFloat, widensText, widensTime].some((widens) => widens(from, to))
  );
}

function isSame(from: ColumnType, to: ColumnType): boolean {
  return (
    from.name === to.name &&
    !from.modifiers.includes(undefined) &&
    JSON.stringify(from.modifiers) === JSON.stringify(to.modifiers)
  );
}

function widensNumber(from: ColumnType, to: ColumnType): boolean {
  if (from.name === 'numeric' && to.name === 'numeric') {
    if (to.modifiers.length === 0) return true;
    const [precision = Infinity, scale = 0] = sizesOf(from);
    const [newPrecision = Infinity, newScale = 0] = sizesOf(to);
    return newScale >= scale && newPrecision - newScale >= precision - scale;
  }
  return to.modifiers.length === 0 && isLater(numbers, from, to);
}

function widensFloat(from: ColumnType, to: ColumnType): boolean {
  return isLater(floats, from, to);
}

function widensText(from: ColumnType, to: ColumnType): boolean {
  if (!texts.includes(from.name) || !texts.includes(to.name)) return false;
  const [length = Infinity] = sizesOf(from);
  const [newLength = Infinity] = sizesOf(to);
  return newLength >= length;
}

function widensTime(from: ColumnType, to: ColumnType): boolean {
  if (from.name !== to.name || !times.includes(from.name)) return false;
  // Microseconds, unless it says less.
  const [digits = 6] = sizesOf(from);
  const [newDigits = 6] = sizesOf(to);
  return newDigits >= digits;
}

function isLater(order: readonly string[], from: ColumnType, to: ColumnType): boolean {
  return order.includes(from.name) && order.indexOf(to.name) > order.indexOf(from.name);
}

function sizesOf({ modifiers }: ColumnType): number[] {
  return modifiers.map(Number);
}
