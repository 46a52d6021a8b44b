import { groupBy } from '../group-by.ts';
import type { Issue } from '../issue.ts';
import { groupOf, type KubernetesObject } from '../objects/object.ts';
import { podOf, type Pod } from './pods.ts';
import type { World } from './world.ts';

/** The world, with everything that several rules look up. It is gathered once. */
export interface Facts {
  readonly world: World;
  readonly pods: readonly Pod[];
  readonly podsIn: ReadonlyMap<string, readonly Pod[]>;
  /** By group and kind, as `kubectl` writes them: `Service`, `Ingress.networking.k8s.io`. */
  readonly ofKind: (kind: string) => readonly KubernetesObject[];
  readonly find: (kind: string, namespace: string, name: string) => KubernetesObject | undefined;
}

/** A law of the objects. It returns one issue for each breach and looks at each object once. */
export type Rule = (facts: Facts) => Issue[];

export function gatherFacts(world: World): Facts {
  const kinds = new Map<string, Group>();
  for (const object of world.objects) {
    const kind = kindOf(object);
    const known: Group = kinds.get(kind) ?? { objects: [], byName: new Map() };
    kinds.set(kind, known);
    known.objects.push(object);
    known.byName.set(nameKey(namespaceOf(object), object.metadata.name), object);
  }
  // What a person starts is judged like what always runs.
  const all = [...world.objects, ...world.operations];
  const pods = all.flatMap((object) => podOf(object) ?? []);
  return {
    world,
    pods,
    podsIn: groupBy(pods, ({ namespace }) => namespace),
    ofKind: (kind) => kinds.get(kind)?.objects ?? [],
    find: (kind, namespace, name) => kinds.get(kind)?.byName.get(nameKey(namespace, name)),
  };
}

interface Group {
  readonly objects: KubernetesObject[];
  readonly byName: Map<string, KubernetesObject>;
}

export function kindOf({ apiVersion, kind }: KubernetesObject): string {
  const group = groupOf(apiVersion);
  return group === '' ? kind : `${kind}.${group}`;
}

export function namespaceOf({ metadata }: KubernetesObject): string {
  return metadata.namespace ?? '';
}

function nameKey(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}
