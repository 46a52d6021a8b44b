import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { groupBy } from '../../../group-by.ts';
import type { Cluster, Fleet, Instance } from '../../../model/model.ts';
import type { KubernetesObject } from '../../object.ts';

/** Something that a person starts with `kubectl create -k`; Argo CD never sees it. */
export interface Operation {
  /** Its folder below kustomize/operations. */
  readonly kind: string;
  readonly objects: readonly KubernetesObject[];
  /**
   * What a person must patch, and so type the name of, before kustomize builds the folder; undefined
   * where nothing has to be confirmed.
   */
  readonly confirmation: Confirmation | undefined;
}

/** An object that is in the folder to be named and never reaches the cluster. */
export type Confirmation = IConfigMap & KubernetesObject;

/** A site in an environment, and where the data of its production lies. */
export interface Subject {
  readonly instance: Instance;
  /** The same site in production, where it is there and this is not it. */
  readonly production: Instance | undefined;
  readonly cluster: Cluster;
}

/**
 * kustomize patches an object by its name and fails where there is none. So whoever writes the patch
 * has typed the name of the database and of the site, and has them right.
 */
export function confirmationOf({ names, site }: Instance): Confirmation {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: `${names.databaseCluster}.${site}`,
      annotations: { 'config.kubernetes.io/local-config': 'true' },
    },
  };
}

/** Every site in every environment, with its production beside it. */
export function* subjectsOf({ cluster, instances }: Fleet): Generator<Subject> {
  const bySite = groupBy(instances, ({ site }) => site);
  for (const instance of instances) {
    const production = bySite
      .get(instance.site)
      ?.find((other) => other.environment.production && other !== instance);
    yield { instance, production, cluster };
  }
}
