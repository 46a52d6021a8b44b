/** Freezes a value and what it holds, as far as it is lists and plain objects. */
export function freezeDeeply<T>(value: T): T {
  if (!isPlain(value)) return value;
  Object.values(value).forEach(freezeDeeply);
  return Object.freeze(value);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
