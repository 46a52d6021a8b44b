import type { Issue } from '../issue.ts';
import { describeObject } from '../objects/object.ts';
import { entriesOf, showValue } from './read.ts';
import type { Rule } from './rule.ts';

const label = 'pod-security.kubernetes.io/enforce';
const told = ['pod-security.kubernetes.io/audit', 'pod-security.kubernetes.io/warn'];

/**
 * Kubernetes refuses every pod that is not restricted, whoever makes it. Where sessions of hot
 * development come, whose helper container is not, it refuses what is not baseline and tells the rest.
 */
export const namespacesAreRestricted: Rule = ({ ofKind, world }) => {
  const hot = new Set(world.sites.filter((site) => site.hot).map(({ namespace }) => namespace));
  return ofKind('Namespace').flatMap((namespace): Issue[] => {
    const labels = Object.fromEntries(entriesOf(namespace, 'metadata', 'labels'));
    const level = labels[label];
    if (level === 'restricted') return [];
    const mayBeHot = hot.has(namespace.metadata.name);
    const isTold = told.every((name) => labels[name] === 'restricted');
    if (mayBeHot && level === 'baseline' && isTold) return [];
    return [
      {
        code: 'unrestricted-namespace',
        message: 'lets pods in that may do more than they need',
        at: describeObject(namespace),
        expected: mayBeHot
          ? `the label ${label}: baseline, and restricted for audit and warn`
          : `the label ${label}: restricted`,
        got: showValue(level),
        hint: 'every namespace of the platform gets it; an object was changed',
      },
    ];
  });
};
