import type { Issue } from '../issue.ts';
import type { Fleet, Instance } from '../model/model.ts';

/** What an edit is meant to do to the fleet, by `<site> in <environment>`. */
export interface Intent {
  readonly comes: readonly string[];
  readonly goes: readonly string[];
}

export function instanceName({ site, environment }: Instance): string {
  return `${site} in ${environment.name}`;
}

/**
 * Holds an edited fleet against what was meant. A constant that two sites share, or a file that
 * computes something from its own sites, lets an edit do more than its place in the text tells.
 */
export function checkOutcome(before: Fleet, after: Fleet, { comes, goes }: Intent): Issue[] {
  const [old, edited] = [byName(before), byName(after)];
  const names = new Set([...old.keys(), ...edited.keys()]);
  return [...names].flatMap((name) => {
    const expected = comes.includes(name) || (old.has(name) && !goes.includes(name));
    const same = old.get(name) === edited.get(name) || comes.includes(name);
    if (expected === edited.has(name) && (same || !expected)) return [];
    return [describeSurprise(name, expected, edited.has(name))];
  });
}

function byName({ instances }: Fleet): Map<string, string> {
  return new Map(instances.map((each) => [instanceName(each), JSON.stringify(each)]));
}

function describeSurprise(name: string, expected: boolean, there: boolean): Issue {
  const fate = there ? (expected ? 'change too' : 'still be there') : 'be gone';
  return {
    code: 'unexpected-outcome',
    message: `could be edited, but ${name} would ${fate}`,
    at: ['sites'],
    expected: 'a change of nothing but what was asked for',
    hint: 'the configuration computes something from its sites: edit it by hand',
  };
}
