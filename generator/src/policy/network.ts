import { groupBy } from '../group-by.ts';
import type { Issue } from '../issue.ts';
import { entriesOf, fieldOf, listOf, textsOf } from './read.ts';
import { namespaceOf, type Rule } from './rule.ts';

/**
 * Nothing may be reached and nothing may call unless a policy opens it: where pods run, where an
 * operator makes them, and in every namespace that is made here.
 */
export const namespacesDenyByDefault: Rule = ({ podsIn, ofKind }) => {
  const policies = groupBy(ofKind('NetworkPolicy.networking.k8s.io'), namespaceOf);
  const namespaces = new Set([
    ...podsIn.keys(),
    ...ofKind('Cluster.postgresql.cnpg.io').map(namespaceOf),
    ...ofKind('Namespace').map(({ metadata }) => metadata.name),
  ]);
  return [...namespaces]
    .filter((namespace) => !policies.get(namespace)?.some(deniesEverything))
    .map((namespace): Issue => ({
      code: 'no-default-deny',
      message: 'leaves its pods open to everybody, and everybody open to them',
      at: `Namespace ${namespace}`,
      expected: 'a NetworkPolicy with podSelector {}, both policyTypes and no rules',
      got: policies.has(namespace) ? 'other policies only' : 'no policy',
      hint: 'every site gets one from its connections; an object was taken away or changed',
    }));
};

/** Isolates every pod in both directions and lets nothing through itself. */
function deniesEverything(policy: unknown): boolean {
  const types = textsOf(policy, 'spec', 'policyTypes');
  return (
    selectsEveryPod(fieldOf(policy, 'spec', 'podSelector')) &&
    types.includes('Ingress') &&
    types.includes('Egress') &&
    listOf(policy, 'spec', 'ingress').length === 0 &&
    listOf(policy, 'spec', 'egress').length === 0
  );
}

function selectsEveryPod(selector: unknown): boolean {
  return (
    selector !== undefined &&
    entriesOf(selector, 'matchLabels').length === 0 &&
    listOf(selector, 'matchExpressions').length === 0
  );
}
