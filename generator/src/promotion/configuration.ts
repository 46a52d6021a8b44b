import { hash } from 'node:crypto';
import type { Instance } from '../model/model.ts';
import { intendedObjects } from '../objects/site/intended.ts';

/** Several gates ask for the same name, and building the objects is most of what a status costs. */
const names = new WeakMap<Instance, string>();

/**
 * Names the configuration of a site in an environment: everything that it is in the cluster but for
 * the release. Two equal names are equal objects.
 */
export function nameConfiguration(instance: Instance): string {
  const known = names.get(instance);
  if (known !== undefined) return known;
  const objects = intendedObjects({ ...instance, release: undefined });
  const name = hash('sha256', JSON.stringify(objects)).slice(0, 16);
  names.set(instance, name);
  return name;
}
