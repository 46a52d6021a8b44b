import { fieldOf } from '../read.ts';
import type { Pod } from '../pods.ts';
import type { Rule } from '../rule.ts';
import { breach, judgeContainers, judgePods, type FieldLaw } from './breach.ts';

const path = ['securityContext', 'runAsNonRoot'];
const message = 'lets the container run as root';

/** Every container is forbidden to run as root, by itself or by its pod. */
export const podsDoNotRunAsRoot: Rule = ({ pods }) =>
  pods.flatMap((pod) => {
    const ofPod = fieldOf(pod.spec, ...path);
    const silent = pod.containers.filter(({ spec }) => fieldOf(spec, ...path) === undefined);
    const wrong = pod.containers.filter(({ spec }) => {
      const value = fieldOf(spec, ...path);
      return value !== undefined && value !== true;
    });
    const podIsWrong = ofPod === undefined ? silent.length > 0 : ofPod !== true;
    return [
      ...(podIsWrong ? [rootIn(pod, pod.at, ofPod)] : []),
      ...wrong.map(({ at, spec }) => rootIn(pod, at, fieldOf(spec, ...path))),
    ];
  });

function rootIn(pod: Pod, at: string, value: unknown) {
  return breach(pod, `${at}.${path.join('.')}`, message, 'true', value);
}

const userIsNotRoot: FieldLaw = {
  path: ['securityContext', 'runAsUser'],
  allows: (value) => value !== 0,
  message: 'is the number of root',
  expected: 'any other number, or nothing',
};

/** Nobody asks for the user root either. */
export const usersAreNotRoot: Rule = (facts) => [
  ...judgePods(facts, [userIsNotRoot]),
  ...judgeContainers(facts, [userIsNotRoot]),
];

/** Our own law: no pod of ours calls the Kubernetes API, so none carries a token for it. */
export const tokensAreNotMounted: Rule = (facts) =>
  judgePods(facts, [
    {
      path: ['automountServiceAccountToken'],
      allows: (value) => value === false,
      message: 'mounts a token for the Kubernetes API',
      expected: 'false',
    },
  ]);
