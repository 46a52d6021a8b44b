import type { Issue } from '../../issue.ts';
import { settingOf, type Rule } from './rule.ts';

/** Each connection gets policies of its own name. */
export const connectionsHaveNames: Rule = (facts) =>
  facts.fleet.instances.flatMap((instance) => {
    const names = instance.connections.map(({ name }) => name);
    return instance.connections.flatMap(({ name, setting }, index): Issue[] => {
      if (names.indexOf(name) === index) return [];
      return [
        {
          code: 'duplicate-connection',
          message: 'is the name of another connection',
          at: settingOf(facts, instance, ...(setting ?? [])),
          expected: 'a name that no other connection of the site has',
          got: `"${name}"`,
          hint: `taken already: ${[...new Set(names)].join(', ')}`,
        },
      ];
    });
  });
