import type { Issue } from '../../issue.ts';
import { describeObject, type KubernetesObject } from '../../objects/object.ts';
import type { Pod } from '../pods.ts';
import { entriesOf, fieldOf, listOf, portOf, textOf } from '../read.ts';
import { namespaceOf, type Facts, type Rule } from '../rule.ts';
import { hasLabels, selects } from '../selector.ts';
import { dangling, unresolved } from './reference.ts';

/** A Service leads to pods. */
export const servicesHavePods: Rule = (facts) =>
  servicesWithSelector(facts).flatMap((service): Issue[] => {
    if (podsBehind(facts, service).length > 0) return [];
    const selector = fieldOf(service, 'spec', 'selector');
    return [
      dangling(service, 'spec.selector', 'the labels of a pod of its namespace', labels(selector)),
    ];
  });

/** Each port of a Service is open on every pod behind it. */
export const servicePortsExist: Rule = (facts) =>
  servicesWithSelector(facts).flatMap((service) => {
    const pods = podsBehind(facts, service);
    return listOf(service, 'spec', 'ports').flatMap((port, index) => {
      const target = portOf(port, 'targetPort') ?? portOf(port, 'port') ?? '';
      const field = `spec.ports[${textOf(port, 'name') ?? index}].targetPort`;
      return pods
        .filter((pod) => !listensOn(pod, target))
        .map(({ object }) =>
          dangling(service, field, `a port of ${describeObject(object)}`, target),
        );
    });
  });

/** A disruption budget protects pods. */
export const budgetsHavePods: Rule = ({ ofKind, podsIn }) =>
  ofKind('PodDisruptionBudget.policy').flatMap((budget): Issue[] => {
    const selector = fieldOf(budget, 'spec', 'selector');
    const pods = podsIn.get(namespaceOf(budget)) ?? [];
    if (pods.some((pod) => selects(selector, pod.labels))) return [];
    const wanted = labels(fieldOf(selector, 'matchLabels'));
    return [dangling(budget, 'spec.selector', 'the labels of a pod of its namespace', wanted)];
  });

/** An autoscaler scales a Deployment that exists. */
export const scaledDeploymentsExist: Rule = (facts) =>
  unresolved(
    facts,
    'Deployment.apps',
    facts.ofKind('HorizontalPodAutoscaler.autoscaling').map((from) => ({
      from,
      field: 'spec.scaleTargetRef.name',
      name: textOf(from, 'spec', 'scaleTargetRef', 'name') ?? '',
    })),
  );

/** Without a selector somebody else writes the addresses behind a Service. */
function servicesWithSelector({ ofKind }: Facts): KubernetesObject[] {
  return ofKind('Service').filter((service) => entriesOf(service, 'spec', 'selector').length > 0);
}

function podsBehind({ podsIn }: Facts, service: KubernetesObject): Pod[] {
  const selector = fieldOf(service, 'spec', 'selector');
  const pods = podsIn.get(namespaceOf(service)) ?? [];
  return pods.filter((pod) => hasLabels(selector, pod.labels));
}

function listensOn({ containers }: Pod, target: string | number): boolean {
  const field = typeof target === 'number' ? 'containerPort' : 'name';
  return containers.some(({ spec }) =>
    listOf(spec, 'ports').some((port) => fieldOf(port, field) === target),
  );
}

function labels(map: unknown): string {
  return entriesOf(map)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(',');
}
