import { planRenewal } from '../../secrets/renewal.ts';
import { sealAnew } from '../../secrets/seal.ts';
import { makeRandom } from '../../secrets/values.ts';
import type { Issue } from '../../issue.ts';
import type { StoreEntry } from '../../secrets/entries.ts';
import type { Context, ExitCode } from '../context.ts';
import { answer, type Person } from './answers.ts';
import { findSops } from './find-sops.ts';
import type { SecretsOptions } from './init.ts';
import { refuse } from './refuse.ts';
import { findSubject } from './subject.ts';
import { writeSealed } from './write-sealed.ts';

/** Gives one key a new value, and the server's pods a reason to start anew with it. */
export async function rotateSecret(
  context: Context,
  person: Person,
  [site, environment, key]: readonly [string, string, string],
  { fromStdin, json }: SecretsOptions,
): Promise<ExitCode> {
  const subject = await findSubject(context, site, environment);
  if ('issues' in subject) return refuse(context, subject.issues, json);
  const { pairs, entries, ground } = subject;
  if (pairs.length === 0) return refuse(context, [describeStore(entries, key)], json);
  const renewal = planRenewal(pairs, key);
  if ('issues' in renewal) return refuse(context, renewal.issues, json);
  const answered = await answer(renewal.questions, person, fromStdin);
  if ('issues' in answered) return refuse(context, answered.issues, json);
  const sops = await findSops(context);
  const ingredients = { ...ground, databasePassword: makeRandom(), answers: answered.answers };
  const sealed = await sealAnew(sops, pairs, renewal.isRenewed, ingredients);
  return writeSealed(context, sealed, json);
}

/** Nobody but the store can give a value that lies in it. */
function describeStore(entries: readonly StoreEntry[], key: string): Issue {
  const [{ store, storeKind } = { store: '', storeKind: '' }] = entries;
  return {
    code: 'secrets-are-external',
    message: `lies in the ${storeKind} "${store}", not in this repository`,
    at: key,
    hint: 'change it there, then count secretsRevision of the site up in sites.config.ts: the pods roll when the new values are there',
  };
}
