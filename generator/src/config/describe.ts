import type { ConfigPath } from '../issue.ts';
import { hasSecretForm } from './secret-signs.ts';

/** A value as an error message shows it. What could be a secret is only measured, never shown. */
export function describeValue(value: unknown, path: ConfigPath): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'string') {
    return path.includes('env') || hasSecretForm(value) || address.test(value)
      ? describeLength(value)
      : quote(value);
  }
  if (typeof value === 'number' && path.includes('env')) return 'a number';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'an object';
}

/** An address with a user in it: the user may be a token. */
const address = /:\/\/[^/\s]*@/;

export function describeLength(value: string): string {
  return `a string of ${value.length} characters`;
}

/** A text in quotes, on one line and not too long. */
export function quote(text: string): string {
  return shorten(JSON.stringify(text));
}

/** What was thrown, on one line. */
export function describeError(error: unknown): string {
  try {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return text.split('\n', 1)[0] ?? '';
  } catch {
    return 'something that cannot be printed';
  }
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
