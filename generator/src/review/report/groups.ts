import { groupBy } from '../../group-by.ts';
import { objectOf, type ObjectChange } from '../change.ts';
import { placeKey } from '../danger/rule.ts';
import { showFields, type ShownField } from '../format-field.ts';
import type { Review } from '../review.ts';

/** One object that changes, as a reader sees it. */
export interface ShownChange {
  readonly mark: '+' | '~' | '-';
  readonly object: string;
  readonly fields: readonly ShownField[];
}

/** Sites of an environment that change alike but for their names. */
export interface Group {
  readonly environment: string | undefined;
  /** The one that is shown; undefined for what belongs to no site. */
  readonly site: string | undefined;
  /** The others, for which the same holds under their own names. */
  readonly alike: readonly string[];
  readonly changes: readonly ShownChange[];
}

const marks = { added: '+', changed: '~', removed: '-' } as const;

/**
 * Sorts what changes by environment and site, and tells only once what happens to many sites alike: a
 * change of the base reads as one change, however many sites there are.
 */
export function groupChanges(review: Review, environments: readonly string[]): Group[] {
  const whole = wholeSites(review);
  const places = groupBy(review.changes, placeKey);
  const groups = new Map<string, Group & { alike: string[] }>();
  for (const [key, own] of places) {
    const [environment = '', site = ''] = key.split('/');
    const changes = own.map((change) => showChange(change, whole.has(key)));
    const signature = `${environment} ${maskNames(JSON.stringify(changes), environment, site)}`;
    const same = site === '' ? undefined : groups.get(signature);
    if (same) same.alike.push(site);
    else {
      groups.set(site === '' ? key : signature, {
        environment: environment === '' ? undefined : environment,
        site: site === '' ? undefined : site,
        alike: [],
        changes,
      });
    }
  }
  const rank = ({ environment }: Group) =>
    environment === undefined ? environments.length + 1 : environments.indexOf(environment);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || compareSites(a, b));
}

function compareSites(a: Group, b: Group): number {
  const [one = '', other = ''] = [a.site, b.site];
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Sites that come or go as a whole: their objects are named, and no field of them is told. */
function wholeSites({ effects }: Review): Set<string> {
  return new Set(
    effects.filter(({ before, after }) => before === 'absent' || after === 'absent').map(placeKey),
  );
}

function showChange(change: ObjectChange, whole: boolean): ShownChange {
  const { kind, metadata } = objectOf(change);
  return {
    mark: marks[change.kind],
    object: `${kind} ${metadata.name}`,
    fields: whole ? [] : showFields(change),
  };
}

/** Puts one word for everything that is the site's own in the names and hosts of its objects. */
function maskNames(text: string, environment: string, site: string): string {
  if (site === '') return text;
  const name = site.replaceAll(/[^\w]/g, String.raw`\$&`);
  const word = new RegExp(`(?<![a-z0-9])${name}(?![a-z0-9])`, 'g');
  return text
    .replaceAll(`web-${site}-${environment}`, '<instance>')
    .replaceAll(word, '<site>')
    .replaceAll(/-[2456789bcdfghkmt]{10}(?![a-z0-9-])/g, '-<hash>');
}
