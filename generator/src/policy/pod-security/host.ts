import { listOf, fieldOf, entriesOf } from '../read.ts';
import type { Rule } from '../rule.ts';
import { absentOrFalse, breach, judgeContainers, judgePods, type FieldLaw } from './breach.ts';

/** A pod has its own network, processes and shared memory, not those of the node. */
export const podsLeaveTheHostAlone: Rule = (facts) =>
  judgePods(
    facts,
    ['hostNetwork', 'hostPID', 'hostIPC'].map((field) => ({
      path: [field],
      allows: absentOrFalse,
      message: 'joins the pod to its node',
      expected: 'false, or nothing',
    })),
  );

/** No container takes a port of the node. */
export const portsStayOffTheHost: Rule = ({ pods }) =>
  pods.flatMap((pod) =>
    pod.containers.flatMap(({ at, spec }) =>
      listOf(spec, 'ports').flatMap((port, index) => {
        const value = fieldOf(port, 'hostPort');
        if (value === undefined || value === 0) return [];
        const field = `${at}.ports[${index}].hostPort`;
        return [breach(pod, field, 'takes a port of the node', 'nothing', value)];
      }),
    ),
  );

/** A probe or hook asks its own pod; with a host the node would call any address for it. */
export const probesStayInThePod: Rule = ({ pods }) =>
  pods.flatMap((pod) =>
    pod.containers.flatMap(({ at, spec }) =>
      handlers.flatMap((path) =>
        entriesOf(spec, ...path).flatMap(([action, settings]) => {
          const value = fieldOf(settings, 'host');
          if (value === undefined || value === '') return [];
          const field = `${at}.${[...path, action].join('.')}.host`;
          return [breach(pod, field, 'lets the node call an address', 'nothing', value)];
        }),
      ),
    ),
  );

const handlers = [
  ['startupProbe'],
  ['livenessProbe'],
  ['readinessProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

const hostProcess: FieldLaw = {
  path: ['securityContext', 'windowsOptions', 'hostProcess'],
  allows: absentOrFalse,
  message: 'runs on the node itself',
  expected: 'false, or nothing',
};

/** Nor does a Windows pod run as a process of its node. */
export const processesStayOffTheHost: Rule = (facts) => [
  ...judgePods(facts, [hostProcess]),
  ...judgeContainers(facts, [hostProcess]),
];
