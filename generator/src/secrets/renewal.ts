import { didYouMean } from '../config/suggest.ts';
import type { Issue } from '../issue.ts';
import type { Pair } from './missing.ts';
import { answersFor } from './values.ts';
import type { Origin } from './wanted.ts';

/** Which keys get new values together, and what a person must give for it. */
export interface Renewal {
  readonly isRenewed: (origin: Origin, key: string) => boolean;
  readonly questions: readonly { readonly name: string; readonly optional: boolean }[];
}

/** The password stands in two Secrets, so both change at once. */
const shared: readonly Origin[] = ['database-uri', 'database-password'];

/** What a new value of a key means; or why it cannot have one. */
export function planRenewal(
  pairs: readonly Pair[],
  key: string,
  at: string,
): Renewal | { readonly issues: readonly Issue[] } {
  const renewable = pairs.filter(({ secret }) => !secret.optional);
  const origins = new Map(renewable.flatMap(({ secret }) => Object.entries(secret.keys)));
  const names = [...origins].filter(([, origin]) => isRenewable(origin)).map(([name]) => name);
  const origin = origins.get(key);
  if (origin === undefined || !isRenewable(origin))
    return { issues: [describeUnknown(key, names)] };
  const isRenewed: Renewal['isRenewed'] = shared.includes(origin)
    ? (other) => shared.includes(other)
    : (_, other) => other === key;
  const absent = renewable.filter(
    ({ secret, present }) =>
      present === undefined &&
      Object.entries(secret.keys).some(([name, other]) => isRenewed(other, name)),
  );
  if (absent.length > 0)
    return { issues: absent.map(({ secret }) => describeAbsent(at, secret.file)) };
  const questions = answersFor(origin).map((name) => ({ name, optional: false }));
  return { isRenewed, questions };
}

/** The owner of a database has its name for ever. */
function isRenewable(origin: Origin): boolean {
  return typeof origin === 'string' || !('fixed' in origin);
}

function describeUnknown(key: string, names: readonly string[]): Issue {
  return {
    code: 'unknown-key',
    message: 'is no key that can have a new value',
    at: key,
    expected: `one of ${names.join(', ')}`,
    hint: didYouMean(key, names),
  };
}

function describeAbsent(folder: string, file: string): Issue {
  return {
    code: 'missing-secret',
    message: 'is not there, so it has no value to replace',
    at: `${folder}/${file}`,
    hint: 'run "pnpm secrets init" first',
  };
}
