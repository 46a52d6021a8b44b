import type { Issue } from '../../issue.ts';
import type { Instance } from '../model.ts';
import { titleOf, type Rule } from './rule.ts';

/** The longest name each kind of object may have. The operator of the databases takes 50. */
const limits = [
  { what: 'namespace', limit: 63, nameOf: ({ names }: Instance) => names.namespace },
  { what: 'database cluster', limit: 50, nameOf: ({ names }: Instance) => names.databaseCluster },
];

/** Every name that is derived from the id of a site fits into what Kubernetes allows. */
export const derivedNamesFit: Rule = ({ fleet }) =>
  fleet.instances.flatMap((instance) =>
    limits
      .filter(({ limit, nameOf }) => nameOf(instance).length > limit)
      .map(({ what, limit, nameOf }) => ({
        code: 'name-too-long',
        message: `makes the name of its ${what} too long`,
        at: ['sites', instance.site],
        expected: `at most ${limit} characters`,
        got: `"${nameOf(instance)}" with ${nameOf(instance).length}`,
        hint: 'choose a shorter id for the site',
      })),
  );

/** No two sites come to the same namespace or database. */
export const derivedNamesAreUnique: Rule = ({ fleet }) =>
  limits.flatMap(({ what, nameOf }) => {
    const owners = new Map<string, Instance>();
    return fleet.instances.flatMap((instance): Issue[] => {
      const name = nameOf(instance);
      const owner = owners.get(name);
      if (!owner) {
        owners.set(name, instance);
        return [];
      }
      return [
        {
          code: 'name-collision',
          message: `has the same ${what} as ${titleOf(owner)}`,
          at: instance.at,
          expected: `a ${what} of its own`,
          got: `"${name}"`,
          first: owner.at,
          hint: 'give one of the two sites another id',
        },
      ];
    });
  });

/** `shop-dev` in prod and `shop` in dev would both be called shop-dev; no id ends like that. */
export const siteIdsAreUnambiguous: Rule = ({ config, fleet }) =>
  Object.keys(config.sites).flatMap((site) =>
    fleet.environments
      .filter(({ name }) => site.endsWith(`-${name}`))
      .map(({ name }) => ({
        code: 'ambiguous-site-id',
        message: 'ends like an environment',
        at: ['sites', site],
        expected: `an id that does not end in "-${name}"`,
        got: `"${site}"`,
        hint: `"${site.slice(0, -name.length - 1)}" in ${name} would have the same names`,
      })),
  );
