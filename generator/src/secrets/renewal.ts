import { didYouMean } from '../config/suggest.ts';
import type { Issue } from '../issue.ts';
import type { Pair } from './missing.ts';
import { answersFor } from './values.ts';
import type { Origin, WantedSecret } from '../model/wanted-secrets.ts';
import { sealedFiles } from '../sealed/place.ts';

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
): Renewal | { readonly issues: readonly Issue[] } {
  const renewable = pairs.filter(canBeRenewed);
  const origins = new Map(
    renewable
      .flatMap(({ secret }) => Object.entries(secret.keys))
      .map(([name, origin]) => [nameOf(origin, name), origin]),
  );
  const names = [...origins].filter(([, origin]) => isRenewable(origin)).map(([name]) => name);
  const origin = origins.get(key);
  if (origin === undefined || !isRenewable(origin))
    return { issues: [describeUnknown(key, names)] };
  const isRenewed: Renewal['isRenewed'] = shared.includes(origin)
    ? (other) => shared.includes(other)
    : (other, name) => nameOf(other, name) === key;
  const absent = renewable.filter(
    ({ secret, present }) =>
      present === undefined &&
      Object.entries(secret.keys).some(([name, other]) => isRenewed(other, name)),
  );
  if (absent.length > 0) return { issues: absent.map(({ secret }) => describeAbsent(secret)) };
  const questions = answersFor(origin).map((name) => ({ name, optional: false }));
  return { isRenewed, questions };
}

/** Of those without which the site runs, what is there; the first admin has a password in the CMS. */
function canBeRenewed({ secret, present }: Pair): boolean {
  if (secret.file === sealedFiles.firstAdmin) return false;
  return !secret.optional || present !== undefined;
}

/** Several object stores have keys of the same names, so what is asked for has a name of its own. */
function nameOf(origin: Origin, key: string): string {
  return typeof origin === 'object' && 'asked' in origin ? origin.asked : key;
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

function describeAbsent({ folder, file }: WantedSecret): Issue {
  return {
    code: 'missing-secret',
    message: 'is not there, so it has no value to replace',
    at: `${folder}/${file}`,
    hint: 'run "pnpm secrets init" first',
  };
}
