import { quote } from '../../config/describe.ts';
import { instantsOf, isLocalTime, isTimeZone } from '../../config/local-time.ts';
import { didYouMean } from '../../config/suggest.ts';
import type { ConfigPath, Issue } from '../../issue.ts';
import type { Rule } from './rule.ts';

/** A freeze begins before it ends. */
export const freezesTakeTime: Rule = ({ fleet }) =>
  fleet.freezes
    .filter(({ from, to, timeZone }) =>
      [from, to].every((end) => instantsOf(end, timeZone).length > 0),
    )
    .filter(({ start, end }) => start >= end)
    .map(({ at, from, to }) => ({
      code: 'empty-freeze',
      message: 'ends before it has begun',
      at: [...at, 'to'],
      expected: `a time after ${from}`,
      got: quote(to),
      first: [...at, 'from'],
      hint: '"to" is the first minute in which changes are allowed again',
    }));

/** The clocks of the time zone show both ends: in spring they leave out an hour. */
export const freezesAreOnTheClock: Rule = ({ fleet }) =>
  fleet.freezes.flatMap((freeze) =>
    (['from', 'to'] as const)
      // What has the wrong format is told as that.
      .filter((end) => isTimeZone(freeze.timeZone) && isLocalTime(freeze[end]))
      .filter((end) => instantsOf(freeze[end], freeze.timeZone).length === 0)
      .map((end) => ({
        code: 'skipped-time',
        message: `does not exist in ${freeze.timeZone}: clocks are set forward over it`,
        at: [...freeze.at, end],
        expected: 'a time that the clocks show',
        got: quote(freeze[end]),
        hint: 'take the hour before or after it',
      })),
  );

/** A freeze is for environments and sites that exist. */
export const freezesNameWhatExists: Rule = ({ config, fleet }) => {
  const environments = fleet.environments.map(({ name }) => name);
  const sites = Object.keys(config.sites);
  return (config.promotion?.freezes ?? []).flatMap((freeze, index) => {
    const at = (field: string) => ['promotion', 'freezes', index, field];
    return [
      ...unknownNames(freeze.environments, environments, at('environments')).map(
        ({ name, ...issue }): Issue => ({
          code: 'unknown-environment',
          message: 'is no environment',
          ...issue,
          hint: didYouMean(name, environments) ?? 'declare it under "environments" first',
        }),
      ),
      ...unknownNames(freeze.sites, sites, at('sites')).map(({ name, ...issue }): Issue => ({
        code: 'unknown-site',
        message: 'is no site',
        ...issue,
        hint: didYouMean(name, sites) ?? 'name a site that is declared under "sites"',
      })),
    ];
  });
};

/** A freeze that stops nothing was meant for something. */
export const freezesStopSomething: Rule = ({ fleet }) =>
  fleet.freezes
    .filter(({ environments, sites }) => environments.length === 0 || sites?.length === 0)
    .map(({ at, environments }) => ({
      code: 'idle-freeze',
      message: 'stops nothing',
      at,
      expected: 'at least one environment and one site',
      got: environments.length === 0 ? 'no environment' : 'no site',
      hint: 'name its environments, or say "production: true" of one; leave "sites" out for all',
    }));

function unknownNames(names: readonly string[] = [], known: readonly string[], at: ConfigPath) {
  return names.flatMap((name, index) =>
    known.includes(name)
      ? []
      : [{ name, at: [...at, index], expected: `one of ${known.join(', ')}`, got: quote(name) }],
  );
}
