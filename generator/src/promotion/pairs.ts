import type { Fleet, Instance } from '../model/model.ts';

/** One step of a site's way: the release of `source` goes to `target`. */
export interface Pair {
  readonly source: Instance;
  readonly target: Instance;
}

/** The instances of a site in the order of promotion. */
export function instancesOf({ environments, instances }: Fleet, site: string): Instance[] {
  const order = environments.map(({ name }) => name);
  return instances
    .filter((instance) => instance.site === site)
    .sort((a, b) => order.indexOf(a.environment.name) - order.indexOf(b.environment.name));
}

/** The steps of a site's way, from each of its environments to its next one. */
export function pairsOf(fleet: Fleet, site: string): Pair[] {
  const own = instancesOf(fleet, site);
  return own.slice(1).flatMap((target, index) => {
    const source = own[index];
    return source ? [{ source, target }] : [];
  });
}
