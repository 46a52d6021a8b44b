import { hash } from 'node:crypto';
import type { Instance } from '../model/model.ts';
import { intendedObjects } from '../objects/site/intended.ts';

/**
 * Names the configuration of a site in an environment: everything that it is in the cluster but for
 * the release. Two equal names are equal objects.
 */
export function nameConfiguration(instance: Instance): string {
  const objects = intendedObjects({ ...instance, release: undefined });
  return hash('sha256', JSON.stringify(objects)).slice(0, 16);
}
