import { dropUnanswered, findMissing, findQuestions } from '../../secrets/missing.ts';
import { findPassword, sealMissing } from '../../secrets/seal.ts';
import type { Context, ExitCode } from '../context.ts';
import { answer, type Person } from './answers.ts';
import { tellEntries } from './entries.ts';
import { findSops } from './find-sops.ts';
import { refuse } from './refuse.ts';
import { findSubject } from './subject.ts';
import { writeSealed } from './write-sealed.ts';

export interface SecretsOptions {
  /** Values that only a person knows are piped in. */
  readonly fromStdin: boolean;
  readonly json: boolean;
}

/** Writes every encrypted Secret that a site lacks; what lies there stays as it is. */
export async function initSecrets(
  context: Context,
  person: Person,
  site: string,
  environment: string,
  { fromStdin, json }: SecretsOptions,
): Promise<ExitCode> {
  const subject = await findSubject(context, site, environment);
  if ('issues' in subject) return refuse(context, subject.issues, json);
  const { pairs, entries, ground } = subject;
  if (pairs.length === 0) return tellEntries(context, entries, json);
  const missing = findMissing(pairs);
  const answered = await answer(findQuestions(missing), person, fromStdin);
  if ('issues' in answered) return refuse(context, answered.issues, json);
  const { answers } = answered;
  const wanted = dropUnanswered(missing, answers);
  if (wanted.length === 0) {
    if (json) context.out(`${JSON.stringify({ secrets: [] })}\n`);
    else context.out(`Nothing to do: every Secret of ${site} in ${environment} lies here.\n`);
    return 0;
  }
  const sops = await findSops(context);
  const databasePassword = await findPassword(sops, pairs, wanted);
  const sealed = await sealMissing(sops, wanted, { ...ground, databasePassword, answers });
  return writeSealed(context, sealed, json, entries);
}
