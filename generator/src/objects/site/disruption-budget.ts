import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import type { KubernetesObject } from '../object.ts';
import { mostReplicas } from '../../model/replicas.ts';
import type { Blueprint } from './blueprint.ts';
import { commonLabels, serverSelector } from './labels.ts';

/** With one replica a budget would only block the node's maintenance. */
export function buildDisruptionBudget(
  blueprint: Blueprint,
): (IPodDisruptionBudget & KubernetesObject)[] {
  if (mostReplicas(blueprint) < 2) return [];
  return [
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web', labels: commonLabels },
      spec: { maxUnavailable: 1, selector: { matchLabels: serverSelector } },
    },
  ];
}
