import { valueAt } from '../../config/describe.ts';
import { isMap } from '../../is-map.ts';
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

/** Nobody finds out that there are no backups on the day on which they are needed. */
export const productionIsBackedUp: Rule = (facts) =>
  once(
    facts.fleet.instances
      .filter(({ environment, database }) => environment.production && database.kind === 'platform')
      .filter(({ archive }) => archive === undefined)
      .flatMap((instance): Issue[] => {
        const written = settingOf(facts, instance, 'database', 'backups');
        const own = valueAt(facts.config, written);
        const store = facts.config.cluster.backups;
        // What asks for backups that have no place is told by another rule.
        if (own === true || isRefused(own)) return [];
        if (own !== false && isRefused(store)) return [];
        return [
          {
            code: 'no-backups',
            message: `leaves the database of ${titleOf(instance)} without backups`,
            at: own === false ? written : ['cluster'],
            expected: own === false ? 'true, or a reason' : 'backups, or a reason',
            got: own === false ? 'false' : 'neither',
            hint:
              own === false
                ? "say why: backups: { none: '…' }"
                : "add backups: { endpoint: '…', bucket: '…' } to cluster, or say why not: backups: { none: '…' }",
          },
        ];
      }),
  );

/** Somebody decided against backups, by name. */
function isRefused(value: unknown): boolean {
  return isMap(value) && 'none' in value;
}

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
