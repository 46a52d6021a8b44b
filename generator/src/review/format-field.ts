import { isMap } from '../is-map.ts';
import type { KubernetesObject } from '../objects/object.ts';
import type { ObjectChange } from './change.ts';
import { leavesOf, type FieldDifference, type Step } from './object-diff.ts';
import { redact } from './redact.ts';

/** One field as it may be shown: nothing in it is secret, and nothing is endless. */
export interface ShownField {
  readonly path: string;
  /** Absent where the field comes. */
  readonly before?: string;
  /** Absent where the field goes. */
  readonly after?: string;
}

const longest = 160;

/** The fields of a change as they may be shown; of an object that comes or goes, all that it says. */
export function showFields({ kind, before, after, fields }: ObjectChange): ShownField[] {
  if (kind === 'changed') return fields.map((field) => showDifference(before, after, field));
  const object = after ?? before;
  const side = kind === 'added' ? 'after' : 'before';
  return leavesOf(object)
    .filter(([path]) => !names.includes(formatSteps(path)))
    .map(([path, value]) => ({
      path: formatSteps(path),
      [side]: formatValue(redact(object, path, value)),
    }));
}

/** What the heading of an object says already. */
const names = ['apiVersion', 'kind', 'metadata.name', 'metadata.namespace'];

function showDifference(
  before: KubernetesObject,
  after: KubernetesObject,
  difference: FieldDifference,
): ShownField {
  const { path } = difference;
  const was = redact(before, path, difference.before);
  const is = redact(after, path, difference.after);
  const [shownWas, shownIs] = shortenTogether(textOf(was), textOf(is));
  return {
    path: formatSteps(path),
    ...(was !== undefined && { before: shownWas }),
    ...(is !== undefined && { after: shownIs }),
  };
}

/** Writes a path as people write it: `spec.containers[web].image`. */
function formatSteps(path: readonly Step[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (typeof step === 'object') return `${text}[${asPlain(step.element)}]`;
    if (!/^[\w-]+$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** Nothing that a terminal would obey, or that would break a line. */
const control = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function asPlain(text: string): string {
  return control.test(text) ? JSON.stringify(text) : text;
}

function formatValue(value: unknown): string {
  const text = textOf(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** Two long texts that begin alike are shown where they part. */
function shortenTogether(was: string, is: string): [string, string] {
  if (was.length <= longest && is.length <= longest) return [was, is];
  let same = 0;
  while (same < was.length && was[same] === is[same]) same += 1;
  const from = Math.max(0, same - 20);
  const cut = (text: string) => {
    const end = from + longest;
    return `${from > 0 ? '…' : ''}${text.slice(from, end)}${end < text.length ? '…' : ''}`;
  };
  return [cut(was), cut(is)];
}

/** A plain text as it is, everything else, and a text that would not show as it is, as JSON. */
function textOf(value: unknown): string {
  if (
    typeof value === 'string' &&
    value !== '' &&
    asPlain(value) === value &&
    value.trim() === value
  ) {
    return value;
  }
  return value === undefined ? '' : JSON.stringify(value, sortKeys);
}

function sortKeys(_: string, value: unknown): unknown {
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
