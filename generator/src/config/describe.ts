import type { ConfigPath } from '../issue.ts';

/** A value as an error message shows it. What could be a secret is only measured, never shown. */
export function describeValue(value: unknown, path: ConfigPath): string {
  if (path.includes('env') && typeof value === 'string') return describeLength(value);
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string') return shorten(JSON.stringify(value));
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value;
}

export function describeLength(value: string): string {
  return `a string of ${value.length} characters`;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 76)}…"` : text;
}

/** The value at a path, or undefined where the path leads nowhere. */
export function valueAt(value: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, key)) return undefined;
    return Reflect.get(inner, key);
  }, value);
}
