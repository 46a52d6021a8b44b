import type { KubernetesObject } from '../object.ts';
import { isMap } from '../../is-map.ts';

/** The label that tells sites and environments apart, on every object and every pod. */
export const instanceLabel = 'app.kubernetes.io/instance';

/**
 * Puts an object into its site's namespace and labels it. In the files kustomize's `namespace` and
 * `labels` do the same; the proof compares the two.
 */
export function place(object: KubernetesObject, namespace: string): KubernetesObject {
  const { name, ...metadata } = object.metadata;
  return {
    ...label(object, namespace),
    metadata: labelled({ name, namespace, ...metadata }, namespace),
  };
}

/** Labels the metadata of the object and of every template inside, never a selector. */
function label<T extends object>(value: T, instance: string): T {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => {
      if (!isMap(inner)) return [key, inner];
      if (key === 'metadata') return [key, labelled(inner, instance)];
      return [key, templates.has(key) ? label(inner, instance) : inner];
    }),
  ) as T;
}

const templates = new Set(['spec', 'template', 'jobTemplate']);

function labelled<T extends object & { labels?: object }>(metadata: T, instance: string) {
  return { ...metadata, labels: { ...metadata.labels, [instanceLabel]: instance } };
}
