import type { Issue } from '../issue.ts';
import type { Freeze } from '../model/model.ts';
import type { Place } from './units.ts';

/** A freeze, and whether the change itself still says it. */
export interface KnownFreeze extends Freeze {
  /** The change takes it away: it holds all the same, until that is merged. */
  readonly gone: boolean;
}

/**
 * The freezes that hold before a change or after it. A change that ends a freeze does not escape from
 * it: ending it is a change of its own, which alters nothing that is rendered.
 */
export function gatherFreezes(before: readonly Freeze[], after: readonly Freeze[]): KnownFreeze[] {
  const kept = new Set(after.map(identityOf));
  return [
    ...after.map((freeze) => ({ ...freeze, gone: false })),
    ...before
      .filter((freeze) => !kept.has(identityOf(freeze)))
      .map((freeze) => ({ ...freeze, gone: true })),
  ];
}

/** The freezes that are in force at an instant. */
export function inForce<T extends Freeze>(freezes: readonly T[], now: number): T[] {
  return freezes.filter(({ start, end }) => start <= now && now < end);
}

/** Whether a freeze is about a place; what a whole environment shares concerns every site of it. */
export function isAbout({ environments, sites }: Freeze, { environment, site }: Place): boolean {
  if (environment === undefined || !environments.includes(environment)) return false;
  return sites === undefined || site === undefined || sites.includes(site);
}

/** One problem for each freeze in force that a change of these places would break. */
export function judgeFrozen(freezes: readonly KnownFreeze[], changed: readonly Place[]): Issue[] {
  return freezes.flatMap((freeze) => {
    const { reason, from, to, timeZone, at, gone } = freeze;
    const places = changed.filter((place) => isAbout(freeze, place)).map(describePlace);
    if (places.length === 0) return [];
    const name = `the freeze "${reason}" (${from} to ${to}, ${timeZone})`;
    const got = [...new Set(places)].sort().join(', ');
    return [
      {
        code: 'frozen',
        message: gone
          ? `${name} is in force, although this change takes it away`
          : `is in force: ${name} stops this change`,
        at: gone ? 'sites.config.ts of the base' : at,
        expected: `no rendered change of ${freeze.environments.join(', ')} before ${to}`,
        got,
        hint: 'merge it afterwards; in an emergency, first end the freeze in a change that does nothing else',
      },
    ];
  });
}

function describePlace({ environment = '', site }: Place): string {
  return site === undefined ? environment : `${environment}/${site}`;
}

function identityOf({ start, end, environments, sites }: Freeze): string {
  return JSON.stringify([start, end, environments, sites]);
}
