import { didYouMean } from '../../config/suggest.ts';
import type { Issue } from '../../issue.ts';
import type { Fleet, Instance } from '../../model/model.ts';
import { describeStay, type Decision, type Move, type Stay } from '../move.ts';

/** The sites that a command is about: those that it names, or all of them. */
export type Sites = readonly string[] | 'all';

/** The instances of an environment that a command is about, or which of its words name nothing. */
export function selectInstances(
  { environments, instances }: Fleet,
  environment: string,
  sites: Sites,
): { readonly selected: readonly Instance[] } | { readonly issues: readonly Issue[] } {
  const names = environments.map(({ name }) => name);
  if (!names.includes(environment)) {
    return { issues: [describeUnknown('unknown-environment', environment, names)] };
  }
  const there = instances.filter((instance) => instance.environment.name === environment);
  if (sites === 'all') return { selected: there };
  const known = there.map(({ site }) => site);
  const issues = sites
    .filter((site) => !known.includes(site))
    .map((site) => describeUnknown('unknown-site', site, known, ` in ${environment}`));
  const selected = there.filter(({ site }) => sites.includes(site));
  return issues.length > 0 ? { issues } : { selected };
}

export function describeUnknown(
  code: string,
  name: string,
  known: readonly string[],
  where = '',
): Issue {
  return {
    code,
    message: `there is no ${code.replace('unknown-', '')} of this name${where}`,
    at: name,
    expected: known.length > 0 ? `one of ${known.join(', ')}` : undefined,
    hint: didYouMean(name, known),
  };
}

/**
 * Whoever names sites means all of them: one that cannot go stops the rest, and nothing is half done.
 * For all sites those go that can, and the others are told.
 */
export function settle(sites: Sites, moves: readonly Move[], stays: readonly Stay[]): Decision {
  const stopped = stays.filter(({ kind }) => kind !== 'done');
  if (sites !== 'all' && stopped.length > 0) return { issues: stopped.map(describeStay) };
  return { moves, stays };
}
