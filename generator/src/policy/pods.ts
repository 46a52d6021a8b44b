import type { KubernetesObject } from '../objects/object.ts';
import { fieldOf, listOf, textOf } from './read.ts';

/** A pod that somebody makes by hand or a controller makes from a template. */
export interface Pod {
  readonly object: KubernetesObject;
  readonly namespace: string;
  readonly labels: unknown;
  /** Where in the object its specification lies. */
  readonly at: string;
  readonly spec: unknown;
  readonly containers: readonly Container[];
}

export interface Container {
  readonly at: string;
  readonly list: (typeof containerLists)[number];
  readonly spec: unknown;
}

const containerLists = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** Where each kind keeps its pod. */
const templates: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

export function podOf(object: KubernetesObject): Pod | undefined {
  const path = templates[object.kind];
  if (!path) return undefined;
  const at = [...path, 'spec'].join('.');
  const spec = fieldOf(object, ...path, 'spec');
  return {
    object,
    namespace: object.metadata.namespace ?? '',
    labels: fieldOf(object, ...path, 'metadata', 'labels'),
    at,
    spec,
    containers: containerLists.flatMap((list) =>
      listOf(spec, list).map((container, index) => ({
        at: `${at}.${list}[${textOf(container, 'name') ?? index}]`,
        list,
        spec: container,
      })),
    ),
  };
}
