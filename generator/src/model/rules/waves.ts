import { quote } from '../../config/describe.ts';
import { didYouMean } from '../../config/suggest.ts';
import type { Rule } from './rule.ts';

/** A wave is made of sites that exist. */
export const wavesNameWhatExists: Rule = ({ config }) => {
  const known = Object.keys(config.sites);
  return listWaves(config).flatMap(({ site, at }) =>
    known.includes(site)
      ? []
      : [
          {
            code: 'unknown-site',
            message: 'is no site',
            at,
            expected: `one of ${known.join(', ')}`,
            got: quote(site),
            hint: didYouMean(site, known) ?? 'name a site that is declared under "sites"',
          },
        ],
  );
};

/** A site gets a release once, so it is in one wave. */
export const sitesAreInOneWave: Rule = ({ config }) => {
  const all = listWaves(config);
  return all.flatMap(({ site, at }, index) => {
    const first = all.slice(0, index).find((other) => other.site === site);
    if (!first) return [];
    return [
      {
        code: 'site-in-two-waves',
        message: 'is in a wave already',
        at,
        expected: 'each site in one wave',
        got: quote(site),
        first: first.at,
        hint: 'leave it in the wave that shall have it first',
      },
    ];
  });
};

function listWaves({ promotion }: Parameters<Rule>[0]['config']) {
  return (promotion?.waves ?? []).flatMap(({ sites }, wave) =>
    sites.map((site, index) => ({ site, at: ['promotion', 'waves', wave, 'sites', index] })),
  );
}
