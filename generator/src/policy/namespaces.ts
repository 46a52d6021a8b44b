import type { Issue } from '../issue.ts';
import { describeObject } from '../objects/object.ts';
import { entriesOf, showValue } from './read.ts';
import type { Rule } from './rule.ts';

const label = 'pod-security.kubernetes.io/enforce';

/** Kubernetes refuses every pod that is not restricted, whoever makes it. */
export const namespacesAreRestricted: Rule = ({ ofKind }) =>
  ofKind('Namespace').flatMap((namespace): Issue[] => {
    const level = Object.fromEntries(entriesOf(namespace, 'metadata', 'labels'))[label];
    if (level === 'restricted') return [];
    return [
      {
        code: 'unrestricted-namespace',
        message: 'lets pods in that may do more than they need',
        at: describeObject(namespace),
        expected: `the label ${label}: restricted`,
        got: showValue(level),
        hint: 'every namespace of the platform gets it; an object was changed',
      },
    ];
  });
