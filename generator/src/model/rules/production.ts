import type { Issue } from '../../issue.ts';
import { once, settingOf, titleOf, type Rule } from './rule.ts';

/** Options for development have no place where visitors depend on the site. */
export const productionIsStrict: Rule = (facts) =>
  once([
    ...facts.config.environments.flatMap(({ production, selfHeal }, index): Issue[] =>
      production && selfHeal === false
        ? [
            breach(
              ['environments', index, 'selfHeal'],
              'lets changes by hand stand in production',
              'true, or nothing',
              'false',
            ),
          ]
        : [],
    ),
    ...facts.fleet.instances
      .filter(
        ({ environment, database }) => environment.production && database.kind === 'namespace',
      )
      .map((instance) =>
        breach(
          settingOf(facts, instance, 'database', 'kind'),
          `puts the data of ${titleOf(instance)} into its namespace`,
          '"platform"',
          '"namespace"',
        ),
      ),
  ]);

function breach(at: Issue['at'], message: string, expected: string, got: string): Issue {
  return {
    code: 'development-in-production',
    message,
    at,
    expected,
    got,
    hint: 'this option is for development; set it in an environment without "production"',
  };
}
