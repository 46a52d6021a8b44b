import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { syncWave, waves } from '../argocd/annotations.ts';
import type { KubernetesObject } from '../object.ts';
import type { Blueprint } from './blueprint.ts';
import { commonLabels } from './labels.ts';
import { configMapName, serviceAccountName } from './pod.ts';

const annotations = syncWave(waves.inputs);

export function buildConfigMap({ env }: Blueprint): IConfigMap & KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: configMapName, labels: commonLabels, annotations },
    data: { ...env },
  };
}

/** All pods of the site run under it, so the pull secret is named once. It has no rights. */
export function buildServiceAccount({ pullSecret }: Blueprint): IServiceAccount & KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: serviceAccountName, labels: commonLabels, annotations },
    automountServiceAccountToken: false,
    ...(pullSecret !== undefined && { imagePullSecrets: [{ name: pullSecret }] }),
  };
}
