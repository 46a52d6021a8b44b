import type { KubernetesObject } from '../../objects/object.ts';
import type { ObjectChange } from '../change.ts';
import type { Place } from '../units.ts';

/** What a change can cost, the worst first. */
export const harms = ['data', 'downtime', 'exposure', 'image'] as const;
export type Harm = (typeof harms)[number];

/** `severe` is lost, down or open when it goes wrong; `caution` asks for a second look. */
export type Severity = 'severe' | 'caution';

/** Everything that changes, for rules that look at more than one object. */
export interface Changes {
  readonly all: readonly ObjectChange[];
  /** The objects that answer to a host and did not before. */
  readonly newHosts: ReadonlyMap<string, readonly ObjectChange[]>;
  /** The objects that answered to a host and no longer do. */
  readonly goneHosts: ReadonlyMap<string, readonly ObjectChange[]>;
  /** Sites of which nothing runs, so that nothing can be hurt yet. */
  readonly idleSites: ReadonlySet<string>;
  /** Sites that exist on one side only, as `<env>/<site>`. */
  readonly addedSites: ReadonlySet<string>;
  readonly removedSites: ReadonlySet<string>;
  /** The names of the environments that visitors depend on. */
  readonly production: ReadonlySet<string>;
  /** What a site keeps as it is. */
  readonly unchanged: (place: Place) => readonly KubernetesObject[];
  /** What is known in the environment before; undefined where the site has none before this one. */
  readonly evidenceBefore: (place: Place) => EvidenceBefore | undefined;
}

/** The release of an environment as far as it is recorded, and how its latest verification ended. */
export interface EvidenceBefore {
  readonly environment: string;
  readonly digest: string | undefined;
  readonly outcome: 'passed' | 'failed' | undefined;
}

/** Whether an object is the first of its site to which something happens; it is told once. */
export function isFirst(change: ObjectChange, others: readonly ObjectChange[] = []): boolean {
  return others.find((other) => placeKey(other) === placeKey(change)) === change;
}

/** Everything that a site has in the end. */
export function objectsAfter(place: Place, { all, unchanged }: Changes): KubernetesObject[] {
  const own = all.filter((change) => placeKey(change) === placeKey(place));
  return [...unchanged(place), ...own.flatMap(({ after }) => after ?? [])];
}

/** A law of what can hurt. It returns one sentence for each breach, to be read after the object's name. */
export interface DangerRule {
  /** Permanent. */
  readonly code: string;
  readonly harm: Harm;
  readonly severity: Severity;
  /** The kinds that it judges; none means every kind. */
  readonly kinds: readonly string[];
  readonly find: (change: ObjectChange, changes: Changes) => readonly string[];
}

export function placeKey({ environment = '', site = '' }: Place): string {
  return `${environment}/${site}`;
}

/** A rule for objects that stay and change. */
export function whenChanged(
  find: (before: KubernetesObject, after: KubernetesObject) => string[],
): DangerRule['find'] {
  return (change) => (change.kind === 'changed' ? find(change.before, change.after) : []);
}

/** A rule for objects that go while their site stays; a site that goes is told as a whole. */
export function whenRemoved(find: (before: KubernetesObject) => string[]) {
  return (change: ObjectChange, { removedSites }: Changes): string[] =>
    change.kind === 'removed' && !removedSites.has(placeKey(change)) ? find(change.before) : [];
}
