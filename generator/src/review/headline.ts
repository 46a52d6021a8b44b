import type { Effect } from './effects.ts';
import type { Place } from './units.ts';

/** What the first line is made from. */
export interface Outcome {
  /** The environments in which something changes, in the order of promotion. */
  readonly environments: readonly string[];
  readonly production: ReadonlySet<string>;
  readonly effects: readonly Effect[];
  /** Something changes that belongs to no environment. */
  readonly shared: boolean;
  /** What could not be rendered, so that nobody can say what it will do. */
  readonly unknown: readonly Place[];
}

const namesShown = 5;

/** The first line: which environments change, and what production will do when this is merged. */
export function writeHeadline(outcome: Outcome): string {
  const { environments, production, effects, shared, unknown } = outcome;
  if (environments.length === 0 && unknown.length === 0) {
    return shared
      ? 'No environment changes, but what the platform applies does.'
      : 'Nothing changes in the cluster.';
  }
  const sentences = [
    environments.length > 0
      ? `${list(environments)} ${environments.length === 1 ? 'changes' : 'change'}${shared ? ', and so does what the platform applies' : ''}.`
      : 'Nothing is known to change.',
    ...[...production].map((name) =>
      describeProduction(
        name,
        effects.filter(({ environment }) => environment === name),
        environments.includes(name),
        unknown.filter(({ environment }) => environment === name).length,
      ),
    ),
  ];
  return sentences.join(' ');
}

function describeProduction(
  name: string,
  effects: readonly Effect[],
  changes: boolean,
  unknown: number,
): string {
  const blind =
    unknown > 0 ? [`does what nobody can tell with ${count(unknown)} that cannot be rendered`] : [];
  const deeds = [
    ...kinds.flatMap(({ holds, say }) => {
      const sites = effects.filter(holds).map(({ site }) => site);
      return sites.length > 0 ? [say(`${count(sites.length)} (${names(sites)})`)] : [];
    }),
    ...blind,
  ];
  if (deeds.length === 0) {
    return changes ? `On merge ${name} changes no site.` : `${name} does not change.`;
  }
  return `On merge ${name} ${list(deeds)}.`;
}

/** Every site falls under exactly one of these. */
const kinds: readonly { holds: (effect: Effect) => boolean; say: (sites: string) => string }[] = [
  {
    holds: ({ before, after }) => before !== 'absent' && after === 'absent',
    say: (sites) => `no longer manages ${sites}; what runs stays until it is deleted by hand`,
  },
  {
    holds: ({ before, after }) => after === 'unreleased' && isSynced(before),
    say: (sites) => `no longer syncs ${sites}`,
  },
  {
    holds: ({ after }) => after === 'unreleased',
    say: (sites) => `does nothing with ${sites}: no release yet`,
  },
  {
    holds: ({ after }) => after === 'held',
    say: (sites) => `does nothing by itself with ${sites}: held`,
  },
  {
    holds: ({ before, after }) => after === 'live' && !isSynced(before),
    say: (sites) => `rolls out ${sites} for the first time`,
  },
  {
    holds: ({ before, after, restarts }) => after === 'live' && isSynced(before) && restarts,
    say: (sites) => `restarts ${sites}`,
  },
  {
    holds: ({ before, after, restarts }) => after === 'live' && isSynced(before) && !restarts,
    say: (sites) => `changes ${sites} without a restart`,
  },
];

function isSynced(rollout: Effect['before']): boolean {
  return rollout === 'live' || rollout === 'held';
}

function count(sites: number): string {
  return sites === 1 ? '1 site' : `${sites} sites`;
}

/** The names of some sites; of many, the first. */
export function names(sites: readonly string[], shown = namesShown): string {
  const first = sites.slice(0, shown).join(', ');
  return sites.length > shown ? `${first} and ${sites.length - shown} more` : first;
}

function list(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
