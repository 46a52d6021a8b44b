import { showValue, textsOf } from '../read.ts';
import type { Rule } from '../rule.ts';
import { absentOrFalse, breach, judgeContainers } from './breach.ts';

/** A privileged container can do what its node can. */
export const containersAreNotPrivileged: Rule = (facts) =>
  judgeContainers(facts, [
    {
      path: ['securityContext', 'privileged'],
      allows: absentOrFalse,
      message: 'gives the container its node',
      expected: 'false, or nothing',
    },
  ]);

/** No process gets more rights than the one that started it; this must be said. */
export const privilegesDoNotGrow: Rule = (facts) =>
  judgeContainers(facts, [
    {
      path: ['securityContext', 'allowPrivilegeEscalation'],
      allows: (value) => value === false,
      message: 'lets a process gain rights',
      expected: 'false',
    },
  ]);

/** A container gives up every capability of root, and takes back at most the one for low ports. */
export const capabilitiesAreDropped: Rule = ({ pods }) =>
  pods.flatMap((pod) =>
    pod.containers.flatMap(({ at, spec }) => {
      const field = `${at}.securityContext.capabilities`;
      const drop = textsOf(spec, 'securityContext', 'capabilities', 'drop');
      const add = textsOf(spec, 'securityContext', 'capabilities', 'add');
      return [
        ...(drop.includes('ALL')
          ? []
          : [breach(pod, `${field}.drop`, 'keeps rights of root', showValue(['ALL']), drop)]),
        ...add
          .filter((name) => name !== 'NET_BIND_SERVICE')
          .map((name) =>
            breach(pod, `${field}.add`, 'takes a right of root', '"NET_BIND_SERVICE"', name),
          ),
      ];
    }),
  );

/** The kernel's own files in /proc stay masked. */
export const procIsMasked: Rule = (facts) =>
  judgeContainers(facts, [
    {
      path: ['securityContext', 'procMount'],
      allows: (value) => value === undefined || value === 'Default',
      message: "shows the container the kernel's files",
      expected: '"Default", or nothing',
    },
  ]);
