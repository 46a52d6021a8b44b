import type { Issue } from '../../issue.ts';
import { loadFleet } from '../../model/load-fleet.ts';
import type { Fleet } from '../../model/model.ts';
import { listSealed, loadPlatformSealed, loadSealed, loadSopsConfig } from '../../sealed/load.ts';
import { checkContract } from '../../secrets/contract.ts';
import { readRecipients } from '../../secrets/recipients.ts';
import type { Context, ExitCode } from '../context.ts';
import { reportIssues } from '../report.ts';
import { scanRepository } from './scan.ts';

/** Compares the encrypted Secrets with what the sites need, and looks for plaintext everywhere. */
export async function checkSecrets(
  context: Context,
  { base, json }: { readonly base?: string; readonly json: boolean },
): Promise<ExitCode> {
  const loaded = await loadFleet(context.root, context.cache);
  if ('issues' in loaded) {
    await reportIssues(context, loaded.issues, 'Nothing else was checked.', json);
    return 1;
  }
  const { fleet } = loaded;
  const plaintext = await scanRepository(context, { ref: base });
  const issues = [...findBreaches(context.root, fleet), ...plaintext];
  if (issues.length > 0) {
    await reportIssues(context, issues, 'Everything was checked; nothing was decrypted.', json);
    return 1;
  }
  const sites = fleet.instances.filter(({ secretProvider }) => secretProvider.kind === 'sops');
  if (json) context.out(`${JSON.stringify({ issues: [], sealed: sites.length })}\n`);
  else context.out(`No findings. ${describeSealed(sites.length)}, and nothing was decrypted.\n`);
  return 0;
}

/** How the encrypted Secrets differ from what the sites need. */
export function findBreaches(root: string, fleet: Fleet): Issue[] {
  const folders = new Map(
    listSealed(root).map(({ environment, site }) => [
      `${environment}/${site}`,
      loadSealed(root, environment, site),
    ]),
  );
  const config = loadSopsConfig(root);
  return checkContract(fleet, {
    folders,
    platform: loadPlatformSealed(root),
    recipients: config === undefined ? undefined : readRecipients(config),
  });
}

function describeSealed(sites: number): string {
  return sites === 0
    ? 'No Secret lies in this repository'
    : `The Secrets of ${sites} sites are whole`;
}
