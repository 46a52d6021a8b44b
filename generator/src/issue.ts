/** Keys and indexes from the top of `sites.config.ts` to one value. */
export type ConfigPath = readonly (string | number)[];

/** A position in a file; line and column count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * One thing that is wrong, for a person to mend. Every room reports problems in this form; only the
 * command line prints them. `code` is permanent. `got` never holds a secret.
 */
export interface Issue {
  readonly code: string;
  readonly message: string;
  /** Where it is: a path in the configuration, or an object or a file named in words. */
  readonly at: ConfigPath | string;
  /** What is wrong there: the name itself, or (where this is left out) what stands behind it. */
  readonly part?: 'key' | undefined;
  readonly expected?: string | undefined;
  readonly got?: string | undefined;
  readonly hint?: string | undefined;
  /** The other side of a clash, printed after `got`. */
  readonly first?: ConfigPath | undefined;
  /** Known where a compiler or a parser told it; else the configuration's locator finds it. */
  readonly position?: Position | undefined;
}

/** Known problems of the outside world (no network, no tool): one line, no stack, exit code 2. */
export class CannotRun extends Error {}

/** Writes a path as people write it: `sites.shop.environments.prod.aliases[0]`. */
export function formatPath(path: ConfigPath): string {
  return path.reduce<string>((text, key) => text + formatKey(key, text === ''), '');
}

function formatKey(key: string | number, first: boolean): string {
  if (typeof key === 'number') return `[${key}]`;
  if (!/^[\w-]+$/.test(key)) return `[${JSON.stringify(key)}]`;
  return first ? key : `.${key}`;
}
