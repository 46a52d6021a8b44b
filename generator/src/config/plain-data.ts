import type { ConfigPath, Issue } from '../issue.ts';
import { describeError } from './describe.ts';

export type PlainData = { readonly value: unknown } | { readonly issues: readonly Issue[] };

/** No setting lies deeper than ten levels. */
const deepest = 32;

/**
 * Copies what the configuration exports as plain data: objects, lists and single values. Nothing in
 * the copy can run, change or lead in a circle, so that all who read it later need not think of that.
 */
export function copyPlainData(value: unknown): PlainData {
  const issues: Issue[] = [];
  const copy = copyValue(() => value, { at: [], holders: [], issues });
  return issues.length > 0 ? { issues } : { value: copy };
}

interface Place {
  readonly at: ConfigPath;
  /** The objects on the way from the top. */
  readonly holders: readonly object[];
  readonly issues: Issue[];
}

function copyValue(read: () => unknown, place: Place): unknown {
  try {
    const value = read();
    if (typeof value === 'object' && value !== null) return copyObject(value, place);
    const strange = ['function', 'symbol', 'bigint'].includes(typeof value);
    return strange ? refuse(place, `a ${typeof value}`) : value;
  } catch (error) {
    // A getter, or a proxy.
    place.issues.push({
      code: 'throws',
      message: `${place.at.length === 0 ? 'the exported value ' : ''}throws while it is read: ${describeError(error)}`,
      at: place.at,
      hint: 'the configuration is data: it computes as little as possible',
    });
    return undefined;
  }
}

function copyObject(value: object, place: Place): unknown {
  if (place.holders.includes(value)) return refuse(place, 'an object that holds itself');
  if (place.at.length > deepest) return refuse(place, `an object below ${deepest} others`);
  const inner = (key: string | number): Place => ({
    at: [...place.at, key],
    holders: [...place.holders, value],
    issues: place.issues,
  });
  if (Array.isArray(value)) {
    return Array.from(value, (element: unknown, index) => copyValue(() => element, inner(index)));
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) {
    return refuse(place, describePrototype(prototype));
  }
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (key === '__proto__') return refuse(place, prototypeKey);
    const field = copyValue(() => Reflect.get(value, key), inner(key));
    if (field !== undefined) copy[key] = field;
  }
  return copy;
}

const prototypeKey = 'an object with the key "__proto__"';

function describePrototype(prototype: unknown): string {
  const { constructor } = prototype as { constructor?: unknown };
  const name = typeof constructor === 'function' ? constructor.name : '';
  // `{ __proto__: … }` sets the prototype, and the key is gone.
  return name === 'Object' || name === '' ? prototypeKey : `an instance of ${name}`;
}

function refuse({ at, issues }: Place, got: string): unknown {
  issues.push({
    code: 'not-data',
    message: `${at.length === 0 ? 'the exported value ' : ''}is no plain data`,
    at,
    expected: 'an object, a list, a string, a number or a boolean',
    got,
    hint: got === prototypeKey ? 'choose another name' : 'write the value itself',
  });
  return undefined;
}
