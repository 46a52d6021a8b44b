import { CannotRun } from '../../issue.ts';
import { loadSopsConfig } from '../../sealed/load.ts';
import { sopsConfig } from '../../sealed/place.ts';
import { readRecipients } from '../../secrets/recipients.ts';
import type { Sealed } from '../../secrets/seal.ts';
import { changeRecipients } from '../../secrets/sops.ts';
import type { Context, ExitCode } from '../context.ts';
import { reportIssues } from '../report.ts';
import { findSops } from './find-sops.ts';
import { findSubject } from './subject.ts';
import { writeSealed } from './write-sealed.ts';

/** Encrypts a site's Secrets for whom `.sops.yaml` names now; their values stay. */
export async function resealSecrets(
  context: Context,
  site: string,
  environment: string,
  { json }: { readonly json: boolean },
): Promise<ExitCode> {
  const subject = await findSubject(context, site, environment);
  if ('issues' in subject) {
    await reportIssues(context, subject.issues, 'Nothing was written.', json);
    return 1;
  }
  const recipients = readRecipients(loadSopsConfig(context.root) ?? '');
  const sops = await findSops(context);
  const sealed: Sealed[] = [];
  for (const { present } of subject.pairs) {
    if (present === undefined) continue;
    const { path, text } = present.file;
    const wanted = recipients?.(path) ?? [];
    if (wanted.length === 0) {
      throw new CannotRun(`${sopsConfig} names nobody who may decrypt ${path}.`);
    }
    const had = present.sealed.recipients;
    const come = wanted.filter((recipient) => !had.includes(recipient));
    const go = had.filter((recipient) => !wanted.includes(recipient));
    if (come.length + go.length === 0) continue;
    const content = await changeRecipients(sops, path, text, { come, go });
    sealed.push({ path, content, isNew: false, keys: Object.keys(present.sealed.values) });
  }
  if (sealed.length > 0) return writeSealed(context, sealed, json);
  if (json) context.out(`${JSON.stringify({ secrets: [] })}\n`);
  else context.out(`Nothing to do: whom ${sopsConfig} names may decrypt, and nobody else.\n`);
  return 0;
}
