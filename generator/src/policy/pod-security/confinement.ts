import type { Pod } from '../pods.ts';
import { entriesOf, fieldOf, listOf, textOf } from '../read.ts';
import type { Rule } from '../rule.ts';
import { breach, judgeContainers, judgePods, type FieldLaw } from './breach.ts';

const seccomp = ['securityContext', 'seccompProfile', 'type'];
const profiles: readonly unknown[] = ['RuntimeDefault', 'Localhost'];

/** Every container runs under a filter of system calls, its own or its pod's. */
export const systemCallsAreFiltered: Rule = ({ pods }) =>
  pods.flatMap((pod) => {
    const ofPod = fieldOf(pod.spec, ...seccomp);
    const values = pod.containers.map(({ at, spec }) => ({ at, value: fieldOf(spec, ...seccomp) }));
    const needed = ofPod !== undefined || values.some(({ value }) => value === undefined);
    return [
      ...(needed && !profiles.includes(ofPod) ? [unfiltered(pod, pod.at, ofPod)] : []),
      ...values
        .filter(({ value }) => value !== undefined && !profiles.includes(value))
        .map(({ at, value }) => unfiltered(pod, at, value)),
    ];
  });

function unfiltered(pod: Pod, at: string, value: unknown) {
  const field = `${at}.${seccomp.join('.')}`;
  return breach(pod, field, 'filters no system calls', '"RuntimeDefault" or "Localhost"', value);
}

const appArmor: FieldLaw = {
  path: ['securityContext', 'appArmorProfile', 'type'],
  allows: (value) => value === undefined || profiles.includes(value),
  message: 'takes AppArmor away',
  expected: '"RuntimeDefault", "Localhost" or nothing',
};

/** AppArmor, where the node has it, is not taken away. */
export const appArmorStays: Rule = (facts) => [
  ...judgePods(facts, [appArmor]),
  ...judgeContainers(facts, [appArmor]),
];

const containerTypes = [
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
];

const seLinux: FieldLaw = {
  path: ['securityContext', 'seLinuxOptions'],
  allows: (options) =>
    entriesOf(options).every(([name, value]) =>
      name === 'type'
        ? containerTypes.some((type) => type === value)
        : (name !== 'user' && name !== 'role') || value === '',
    ),
  message: 'gives the container another SELinux identity',
  expected: 'nothing',
};

/** Nor is the identity that SELinux gives to containers. */
export const seLinuxStays: Rule = (facts) => [
  ...judgePods(facts, [seLinux]),
  ...judgeContainers(facts, [seLinux]),
];

/** No pod tunes the kernel of its node. */
export const kernelIsNotTuned: Rule = ({ pods }) =>
  pods.flatMap((pod) =>
    listOf(pod.spec, 'securityContext', 'sysctls').map((setting) =>
      breach(
        pod,
        `${pod.at}.securityContext.sysctls`,
        'tunes the kernel',
        'nothing: the few harmless settings are not needed here',
        textOf(setting, 'name'),
      ),
    ),
  );
