import type { Issue } from '../../issue.ts';
import { describeObject } from '../../objects/object.ts';
import type { Pod } from '../pods.ts';
import { fieldOf, showValue } from '../read.ts';
import type { Facts } from '../rule.ts';

/** A law about one field, of a pod or of each of its containers. */
export interface FieldLaw {
  readonly path: readonly string[];
  readonly allows: (value: unknown) => boolean;
  /** What a breach does. */
  readonly message: string;
  readonly expected: string;
}

/** Holds the specification of every pod against the laws. */
export function judgePods({ pods }: Facts, laws: readonly FieldLaw[]): Issue[] {
  return pods.flatMap((pod) => judge(pod, pod.at, pod.spec, laws));
}

/** Holds every container against the laws, init and ephemeral ones too. */
export function judgeContainers({ pods }: Facts, laws: readonly FieldLaw[]): Issue[] {
  return pods.flatMap((pod) =>
    pod.containers.flatMap(({ at, spec }) => judge(pod, at, spec, laws)),
  );
}

function judge(pod: Pod, at: string, spec: unknown, laws: readonly FieldLaw[]): Issue[] {
  return laws.flatMap(({ path, allows, message, expected }) => {
    const value = fieldOf(spec, ...path);
    return allows(value) ? [] : [breach(pod, `${at}.${path.join('.')}`, message, expected, value)];
  });
}

export function breach(
  { object }: Pod,
  field: string,
  message: string,
  expected: string,
  got: unknown,
): Issue {
  return {
    code: 'unrestricted-pod',
    message: `${field} ${message}`,
    at: describeObject(object),
    expected,
    got: showValue(got),
    hint: 'namespaces enforce the restricted Pod Security Standard: the cluster would refuse the pod',
  };
}

export const absentOrFalse = (value: unknown) => value === undefined || value === false;
