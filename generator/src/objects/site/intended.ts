import type { Instance } from '../../model/model.ts';
import { imageReference } from '../../releases/release.ts';
import type { KubernetesObject } from '../object.ts';
import { blueprintOf } from './blueprint.ts';
import { buildObjects } from './build.ts';
import { place } from './place.ts';

/**
 * The complete objects that the cluster shall have for a site in an environment. This is the truth:
 * base, components and overlays are only a way to write it down, policy rules read it directly, and
 * `kustomize build` must come to the same.
 */
export function intendedObjects(instance: Instance): KubernetesObject[] {
  const blueprint = blueprintOf(instance);
  const { release } = instance;
  const released = release ? { ...blueprint, image: imageReference(release) } : blueprint;
  return buildObjects(released).map((object) => place(object, instance.names.namespace));
}
