import { quote } from '../../config/describe.ts';
import { didYouMean } from '../../config/suggest.ts';
import type { Rule } from './rule.ts';

/** An environment is declared once. */
export const environmentsAreUnique: Rule = ({ config }) => {
  const names = config.environments.map(({ name }) => name);
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          {
            code: 'duplicate-environment',
            message: 'is declared twice',
            at: ['environments', index, 'name'],
            expected: 'every environment once',
            got: `"${name}"`,
            first: ['environments', names.indexOf(name), 'name'],
            hint: 'remove one of the two',
          },
        ],
  );
};

/** A site lies only in environments that exist. */
export const environmentsAreKnown: Rule = ({ config }) => {
  const known = config.environments.map(({ name }) => name);
  return Object.entries(config.sites).flatMap(([site, { environments }]) =>
    Object.keys(environments)
      .filter((name) => !known.includes(name))
      .map((name) => ({
        code: 'unknown-environment',
        message: 'is no environment',
        at: ['sites', site, 'environments', name],
        expected: `one of ${known.join(', ')}`,
        part: 'key',
        got: quote(name),
        hint: didYouMean(name, known) ?? 'declare it under "environments" first',
      })),
  );
};

/** A site that is nowhere is a leftover or a mistake. */
export const sitesHaveAnEnvironment: Rule = ({ config }) =>
  Object.entries(config.sites)
    .filter(([, { environments }]) => Object.keys(environments).length === 0)
    .map(([site]) => ({
      code: 'no-environment',
      message: 'exists in no environment',
      at: ['sites', site],
      part: 'key',
      expected: `at least one of ${config.environments.map(({ name }) => name).join(', ')}`,
      got: 'none',
      hint: 'add an environment with its host, or remove the site',
    }));

/** A site runs a known code base, and says which one where there are several. */
export const appsAreKnown: Rule = ({ config }) => {
  const known = Object.keys(config.apps);
  return Object.entries(config.sites).flatMap(([site, { app }]) => {
    if (app === undefined ? known.length === 1 : known.includes(app)) return [];
    return [
      {
        code: 'unknown-app',
        message: app === undefined ? 'does not say which app it runs' : 'names no known app',
        at: app === undefined ? ['sites', site] : ['sites', site, 'app'],
        part: app === undefined ? 'key' : undefined,
        expected: known.length > 0 ? `one of ${known.join(', ')}` : 'an app under "apps"',
        got: app === undefined ? 'nothing' : quote(app),
        hint:
          app === undefined
            ? 'set "app"'
            : (didYouMean(app, known) ?? 'declare it under "apps" first'),
      },
    ];
  });
};
