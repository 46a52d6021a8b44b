import { valueAt } from '../config/describe.ts';
import { groupBy } from '../group-by.ts';
import { parseDocuments } from '../yaml/parse.ts';
import { isObject, type ObjectChange } from './change.ts';
import { placeKey } from './danger/rule.ts';
import type { Tree } from './inputs.ts';
import { rolledOutFiles, type Place } from './units.ts';

/**
 * What Argo CD makes of a site: syncs it by itself, only compares it, or does not know it for want of
 * a release; `absent` is a site that is not there.
 */
export type Rollout = 'live' | 'held' | 'unreleased' | 'absent';

/** What happens to one site in one environment when the change is merged. */
export interface Effect {
  readonly environment: string;
  readonly site: string;
  readonly before: Rollout;
  readonly after: Rollout;
  /** Its pods are replaced. */
  readonly restarts: boolean;
}

/** Tells for every site that changes what its merge does. */
export function findEffects(
  before: Tree,
  after: Tree,
  changes: readonly ObjectChange[],
  unknown: readonly Place[],
): Effect[] {
  const was = findRollouts(before);
  const is = findRollouts(after);
  const touched = groupBy(changes, placeKey);
  for (const place of unknown) touched.set(placeKey(place), touched.get(placeKey(place)) ?? []);
  return [...touched].sort(byKey).flatMap(([key, own]) => {
    const [environment = '', site = ''] = key.split('/');
    if (site === '') return [];
    const restarts = own.some(restartsPods);
    return [
      { environment, site, before: was(environment, site), after: is(environment, site), restarts },
    ];
  });
}

function findRollouts(tree: Tree): (environment: string, site: string) => Rollout {
  const synced = rolledOutFiles(tree);
  return (environment, site) => {
    const application = `kustomize/argocd/${environment}/${site}.yaml`;
    const folder = `environments/release-${environment}/${site}/kustomization.yaml`;
    if (!tree.listing.has(application)) return tree.listing.has(folder) ? 'unreleased' : 'absent';
    if (!synced.has(application)) return 'unreleased';
    const [object] = parseDocuments(tree.textOf(application)).filter(isObject);
    const automated = valueAt(object, ['spec', 'syncPolicy', 'automated']);
    return automated === undefined || automated === null ? 'held' : 'live';
  };
}

/** A Deployment replaces its pods when, and only when, their template changes. */
function restartsPods(change: ObjectChange): boolean {
  if (change.kind !== 'changed' || change.after.kind !== 'Deployment') return false;
  return change.fields.some(
    ({ path: [first, second] }) => first === 'spec' && second === 'template',
  );
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
