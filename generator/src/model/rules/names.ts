import type { ConfigPath, Issue } from '../../issue.ts';
import type { Instance } from '../model.ts';
import { titleOf, type Facts, type Rule } from './rule.ts';

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
        message: `makes the name of its ${what} in ${instance.environment.name} too long`,
        at: ['sites', instance.site],
        part: 'key',
        expected: `at most ${limit} characters`,
        got: `"${nameOf(instance)}" with ${nameOf(instance).length}`,
        hint: 'choose a shorter id for the site',
      })),
  );

/** `shop-dev` in prod and `shop` in dev would both be called shop-dev; no id ends like that. */
export const siteIdsAreUnambiguous: Rule = ({ config, fleet }) =>
  Object.keys(config.sites).flatMap((site) =>
    fleet.environments
      .filter(({ name }) => site.endsWith(`-${name}`))
      .map(({ name }) => ({
        code: 'ambiguous-site-id',
        message: 'ends like an environment',
        at: ['sites', site],
        part: 'key',
        expected: `an id that does not end in "-${name}"`,
        got: `"${site}"`,
        hint: `"${site.slice(0, -name.length - 1)}" in ${name} would have the same names`,
      })),
  );

/**
 * The names that the platform was given are not those of a site. Between two sites no name can be
 * the same: unambiguous ids see to that, and a test proves it.
 */
export const platformNamesAreFree: Rule = (facts) => {
  const { argocd, databases, databaseOperator, traefik, dns } = facts.fleet.cluster;
  const sites = ofSites(facts);
  const applications = [...sites, ...ofDatabases(facts)];
  return [
    ...clashes('Application', argocd.root, ['argocd', 'root'], applications),
    ...clashes(
      'Application',
      argocd.platformRoot,
      ['argocd', 'platformRoot'],
      [
        ...applications,
        { name: argocd.root, title: 'the sites', at: ['cluster', 'argocd', 'root'] },
      ],
    ),
    ...clashes('project', argocd.platformProject, ['argocd', 'platformProject'], projects(facts)),
    ...clashes('namespace', argocd.namespace, ['argocd', 'namespace'], sites),
    ...clashes('namespace', databases, ['databases'], sites),
    ...clashes('namespace', databaseOperator.namespace, ['databaseOperator', 'namespace'], sites),
    ...clashes('namespace', traefik.namespace, ['traefik', 'namespace'], sites),
    ...clashes('namespace', dns.namespace, ['dns', 'namespace'], sites),
  ];
};

interface Taken {
  readonly name: string;
  readonly title: string;
  readonly at: ConfigPath;
}

function clashes(what: string, name: string, at: ConfigPath, taken: readonly Taken[]): Issue[] {
  return taken
    .filter((other) => other.name === name)
    .map((owner) => ({
      code: 'name-collision',
      message: `is also the ${what} of ${owner.title}`,
      at: ['cluster', ...at],
      expected: `a name that no other ${what} has`,
      got: `"${name}"`,
      first: owner.at,
      hint: 'choose another name here',
    }));
}

/** An Application and its namespace have one name. */
function ofSites({ fleet }: Facts): Taken[] {
  return fleet.instances.map((instance) => ({
    name: instance.names.namespace,
    title: titleOf(instance),
    at: instance.at,
  }));
}

function ofDatabases({ fleet }: Facts): Taken[] {
  return fleet.instances.map((instance) => ({
    name: instance.names.databaseApplication,
    title: `the database of ${titleOf(instance)}`,
    at: instance.at,
  }));
}

function projects({ config, fleet }: Facts): Taken[] {
  return fleet.environments.map(({ name, project }) => ({
    name: project,
    title: `the sites in ${name}`,
    at: ['environments', config.environments.findIndex((one) => one.name === name), 'name'],
  }));
}
