import { quote } from '../../config/describe.ts';
import type { Issue } from '../../issue.ts';
import { once, settingOf, titleOf, type Rule } from './rule.ts';

/** Each connection gets policies of its own name. */
export const connectionsHaveNames: Rule = (facts) =>
  once(
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
            got: quote(name),
            hint: `taken already: ${[...new Set(names)].join(', ')}`,
          },
        ];
      });
    }),
  );

/** Another site's namespace lets nobody in but its own callers, so a policy here opens half a way. */
export const sitesDoNotCallEachOther: Rule = (facts) => {
  const owners = new Map(
    facts.fleet.instances.map((instance) => [instance.names.namespace, instance]),
  );
  return once(
    facts.fleet.instances.flatMap((instance) =>
      instance.connections.flatMap(({ to, setting }): Issue[] => {
        const owner = to.kind === 'pods' ? owners.get(to.pods.namespace) : undefined;
        if (!owner || !setting) return [];
        return [
          {
            code: 'closed-namespace',
            message: `leads to ${titleOf(owner)}, which lets only Traefik in`,
            at: settingOf(facts, instance, ...setting.slice(0, -1), 'to', 'namespace'),
            expected: 'a namespace that is no site of this fleet',
            got: `"${owner.names.namespace}"`,
            hint: `call it by its host, https://${owner.host}, like everybody else`,
          },
        ];
      }),
    ),
  );
};
