import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import type { KubernetesObject } from '../object.ts';
import type { Blueprint } from './blueprint.ts';
import { commonLabels } from './labels.ts';

/** How long the load must stay low before a pod goes: its rendered pages go with it. */
const calmSeconds = 300;

/** Lets the load decide how many pods there are. */
export function buildAutoscaler({
  replicas,
  autoscaling,
}: Blueprint): (IHorizontalPodAutoscaler & KubernetesObject)[] {
  if (!autoscaling) return [];
  const target = { type: 'Utilization', averageUtilization: autoscaling.cpuPercent };
  return [
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web', labels: commonLabels },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        minReplicas: replicas,
        maxReplicas: autoscaling.to,
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }],
        behavior: { scaleDown: { stabilizationWindowSeconds: calmSeconds } },
      },
    },
  ];
}
