import { groupBy } from '../../group-by.ts';
import { objectOf } from '../change.ts';
import type { Danger } from '../danger/find.ts';

/** A danger as it is told; the same one in many sites is told once. */
export interface DangerLine {
  readonly severity: Danger['severity'];
  readonly code: string;
  readonly environment: string;
  readonly sites: readonly string[];
  readonly object: string;
  readonly message: string;
}

/** The lines of all dangers in their order: what is the same but for the site's name is one line. */
export function dangerLines(dangers: readonly Danger[]): DangerLine[] {
  return [...groupBy(dangers, signatureOf).values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const { severity, code, change, message } = first;
    const { kind, metadata } = objectOf(change);
    const sites = [...new Set(alike.flatMap(({ change: { site } }) => site ?? []))];
    const { environment = '' } = change;
    return [{ severity, code, environment, sites, object: `${kind} ${metadata.name}`, message }];
  });
}

function signatureOf({ code, severity, change, message }: Danger): string {
  const { kind, metadata } = objectOf(change);
  const { environment = '', site } = change;
  const own = (text: string) => (site === undefined ? text : text.replaceAll(site, '<site>'));
  return [severity, environment, code, kind, own(metadata.name), own(message)].join(' ');
}
