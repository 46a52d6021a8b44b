import { groupBy } from '../group-by.ts';
import type { KubernetesObject } from '../objects/object.ts';
import type { ObjectChange } from './change.ts';
import type { Comparison } from './compare.ts';
import { hostsOf } from './danger/read.ts';
import { placeKey, type Changes } from './danger/rule.ts';
import type { Effect } from './effects.ts';
import type { Place } from './units.ts';

/** The comparison of a unit, and whose it is. */
export interface ComparedPlace extends Comparison {
  readonly place: Place;
}

/** Gathers what the danger rules look at beyond one object. */
export function gatherChanges(
  all: readonly ObjectChange[],
  effects: readonly Effect[],
  production: ReadonlySet<string>,
  compared: readonly ComparedPlace[],
  evidenceBefore: Changes['evidenceBefore'],
): Changes {
  const added = effects.filter(({ before }) => before === 'absent').map(placeKey);
  const removed = effects.filter(({ after }) => after === 'absent').map(placeKey);
  return {
    all,
    production,
    newHosts: findHosts(all, 'after', 'before'),
    goneHosts: findHosts(all, 'before', 'after'),
    idleSites: new Set(effects.filter(isIdle).map(placeKey)),
    addedSites: new Set(added),
    removedSites: new Set(removed),
    unchanged: unchangedOf(compared),
    evidenceBefore,
  };
}

function isIdle({ before, after }: Effect): boolean {
  return [before, after].every((rollout) => rollout === 'unreleased' || rollout === 'absent');
}

/** The objects that claim a host on one side and not on the other. */
function findHosts(
  all: readonly ObjectChange[],
  side: 'before' | 'after',
  other: 'before' | 'after',
): Map<string, ObjectChange[]> {
  const claims = all.flatMap((change) => {
    const known = hostsOf(change[other]);
    const hosts = hostsOf(change[side]).filter((host) => !known.includes(host));
    return hosts.map((host) => ({ host, change }));
  });
  const grouped = groupBy(claims, ({ host }) => host);
  return new Map([...grouped].map(([host, own]) => [host, own.map(({ change }) => change)]));
}

function unchangedOf(compared: readonly ComparedPlace[]): Changes['unchanged'] {
  const byPlace = groupBy(compared, ({ place }) => placeKey(place));
  const known = new Map<string, readonly KubernetesObject[]>();
  return (place) => {
    const key = placeKey(place);
    const before = known.get(key);
    if (before) return before;
    const objects = (byPlace.get(key) ?? []).flatMap(({ unchanged }) => unchanged());
    known.set(key, objects);
    return objects;
  };
}
