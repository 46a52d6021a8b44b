import type { Issue } from '../issue.ts';
import type { SealedFile } from '../sealed/load.ts';
import { readSealed, type SealedSecret } from '../sealed/read.ts';
import { editionKey } from '../sealed/revision.ts';
import { answersFor } from './values.ts';
import type { WantedSecret } from '../model/wanted-secrets.ts';

/** A Secret of which something is not there yet. */
export interface Missing {
  readonly secret: WantedSecret;
  /** The keys that must be added. */
  readonly keys: readonly string[];
  /** What lies there; undefined where nothing does. */
  readonly present: Present | undefined;
}

export interface Present {
  readonly file: SealedFile;
  readonly sealed: SealedSecret;
}

/** A wanted Secret beside what lies there. */
export interface Pair {
  readonly secret: WantedSecret;
  readonly present: Present | undefined;
}

/** Lays what is wanted beside what lies there, and tells what lies there and cannot be read. */
export function pairSecrets(
  wanted: readonly WantedSecret[],
  files: ReadonlyMap<string, SealedFile>,
): { pairs: readonly Pair[] } | { issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const pairs = wanted.map((secret): Pair => {
    const file = files.get(secret.file);
    if (file === undefined) return { secret, present: undefined };
    const read = readSealed(file.text);
    if ('secret' in read) return { secret, present: { file, sealed: read.secret } };
    issues.push(describeUnreadable(file.path, read.fault));
    return { secret, present: undefined };
  });
  return issues.length > 0 ? { issues } : { pairs };
}

export function findMissing(pairs: readonly Pair[]): Missing[] {
  return pairs.flatMap(({ secret, present }) => {
    const keys = Object.keys(secret.keys).filter(
      (key) => !Object.hasOwn(present?.sealed.values ?? {}, key),
    );
    return keys.length > 0 || lacksEdition(present, secret) ? [{ secret, keys, present }] : [];
  });
}

/** A file of an older day has no key that its pods could wait for. */
function lacksEdition(present: Present | undefined, { file }: WantedSecret): boolean {
  if (present === undefined) return false;
  const key = editionKey(file, present.sealed.revision);
  return key !== undefined && !Object.hasOwn(present.sealed.values, key);
}

/** What a person must give, in order; the names of optional Secrets may stay without an answer. */
export function findQuestions(missing: readonly Missing[]): { name: string; optional: boolean }[] {
  const questions = missing.flatMap(({ secret, keys, present }) =>
    keys
      .flatMap((key) => answersFor(secret.keys[key] ?? 'random'))
      .map((name): [string, boolean] => [name, secret.optional && present === undefined]),
  );
  return [...new Map(questions)].map(([name, optional]) => ({ name, optional }));
}

/** An optional Secret of which a person gave nothing is not made. */
export function dropUnanswered(
  missing: readonly Missing[],
  answers: Readonly<Record<string, string>>,
): Missing[] {
  return missing.filter(({ secret, keys, present }) => {
    if (!secret.optional || present !== undefined) return true;
    return keys
      .flatMap((key) => answersFor(secret.keys[key] ?? 'random'))
      .every((name) => Object.hasOwn(answers, name));
  });
}

export function describeUnreadable(path: string, fault: string): Issue {
  return {
    code: 'not-sealed',
    message: fault,
    at: path,
    expected: 'a SopsSecret with one Secret, as "pnpm secrets" writes it',
    hint: 'restore it from git; if its values were ever pushed like this, they are known and must be replaced',
  };
}
