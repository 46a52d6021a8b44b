import { blueprintOf, type Blueprint } from '../objects/site/blueprint.ts';
import { buildObjects } from '../objects/site/build.ts';
import { configMapName } from '../objects/site/pod.ts';
import { objectKey, type KubernetesObject } from '../objects/object.ts';
import type { Fleet, Instance } from '../model/model.ts';
import { capabilities, capabilitiesOf, commonBlueprint } from './capabilities.ts';
import { strategicDiff } from './strategic-diff.ts';

/** New objects, and strategic merge patches to objects that are there already. */
export interface Difference {
  readonly resources: readonly KubernetesObject[];
  readonly patches: readonly unknown[];
}

export interface Component extends Difference {
  readonly name: string;
}

/** What a site adds to the base and the components that it is made of. */
export interface Overlay extends Difference {
  readonly components: readonly string[];
}

/** The part of the manifests that all sites share, and the way to write down a single site. */
export interface Factoring {
  readonly base: readonly KubernetesObject[];
  readonly components: readonly Component[];
  readonly overlay: (instance: Instance) => Overlay;
}

/**
 * Splits the intended objects into base, components and overlays. All three are derived from the one
 * function that builds a site's objects, so no fact is written twice; that kustomize puts them
 * together again to exactly the intended objects is what the tests and `pnpm check` prove.
 */
export function factor(fleet: Fleet): Factoring {
  const common = commonBlueprint(fleet);
  const base = objectsOf(common);
  const combined = new Map<string, readonly KubernetesObject[]>();
  const combine = (names: readonly string[]): readonly KubernetesObject[] => {
    const key = names.join('+');
    const known = combined.get(key) ?? objectsOf(withCapabilities(common, names));
    combined.set(key, known);
    return known;
  };
  return {
    base,
    components: capabilities.map(({ name }) => ({ name, ...difference(base, combine([name])) })),
    overlay(instance) {
      const names = capabilitiesOf(instance).map(({ name }) => name);
      return { components: names, ...difference(combine(names), objectsOf(blueprintOf(instance))) };
    },
  };
}

function withCapabilities(common: Blueprint, names: readonly string[]): Blueprint {
  return capabilities
    .filter(({ name }) => names.includes(name))
    .reduce((blueprint, { addTo }) => addTo(blueprint), common);
}

/** The variables are written by kustomize's ConfigMap generator, not as an object. */
function objectsOf(blueprint: Blueprint): KubernetesObject[] {
  return buildObjects(blueprint).filter(
    ({ kind, metadata }) => kind !== 'ConfigMap' || metadata.name !== configMapName,
  );
}

function difference(
  from: readonly KubernetesObject[],
  to: readonly KubernetesObject[],
): Difference {
  const before = new Map(from.map((object) => [objectKey(object), object]));
  return {
    resources: to.filter((object) => !before.has(objectKey(object))),
    patches: to.flatMap((object) => {
      const previous = before.get(objectKey(object));
      const patch = previous && strategicDiff(previous, object);
      return patch ? [withIdentity(object, patch)] : [];
    }),
  };
}

/** kustomize finds the patched object by these three, and fails when there is none. */
function withIdentity({ apiVersion, kind, metadata: { name } }: KubernetesObject, patch: object) {
  const { metadata, ...rest } = { metadata: {}, ...patch };
  return { apiVersion, kind, metadata: { name, ...metadata }, ...rest };
}
