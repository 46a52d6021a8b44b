import { isMap } from '../is-map.ts';
import type { Step } from './object-diff.ts';

/**
 * The field that tells the elements of a list apart, by the list's name, as Kubernetes keys it or as
 * people do. A list is keyed only where every element has that field and no two share it.
 */
const keys: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  imagePullSecrets: ['name'],
  volumeMounts: ['mountPath'],
  ports: ['name', 'containerPort', 'port'],
  topologySpreadConstraints: ['topologyKey'],
  hostAliases: ['ip'],
  rules: ['host'],
  paths: ['path'],
  tls: ['secretName'],
  destinations: ['namespace'],
  ignoreDifferences: ['name', 'kind'],
  plugins: ['name'],
  externalClusters: ['name'],
};

/** What keys a list in all the given forms of it; undefined is a list that is compared by its elements. */
export function keyFor(
  path: readonly Step[],
  ...lists: readonly (readonly unknown[])[]
): string | undefined {
  const name = path.at(-1);
  if (typeof name !== 'string' || !Object.hasOwn(keys, name)) return undefined;
  return keys[name]?.find((key) => lists.every((list) => isKeyed(list, key)));
}

export function elementKey(element: unknown, key: string): string {
  return isMap(element) ? String(element[key]) : '';
}

function isKeyed(list: readonly unknown[], key: string): boolean {
  const names = list.map((element) => (isMap(element) ? element[key] : undefined));
  const scalars = names.every((name) => typeof name === 'string' || typeof name === 'number');
  return scalars && new Set(names).size === names.length;
}
