import type { INamespace } from 'kubernetes-models/v1/Namespace';
import type { Cluster, Instance } from '../../model/model.ts';
import { keptForever } from '../argocd/annotations.ts';
import { isHot } from '../hot-development/sites.ts';
import type { KubernetesObject } from '../object.ts';
import { commonLabels } from '../site/labels.ts';
import { platformLabels } from './labels.ts';

type Namespace = INamespace & KubernetesObject;

/** Kubernetes itself refuses every pod that the restricted standard does not allow. */
const restricted = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/audit': 'restricted',
  'pod-security.kubernetes.io/warn': 'restricted',
};

/**
 * Okteto adds a container to a session that says nothing of its security, and `restricted` would refuse
 * its pod. What else is not restricted is told to whoever applies it, and to the audit log.
 */
const forSessions = { ...restricted, 'pod-security.kubernetes.io/enforce': 'baseline' };

/** Names the Secret that must lie here before an image can be pulled. */
const pullSecretAnnotation = 'synestra.io/pull-secret';

/** The namespace of a site in an environment. Deleting it deletes everything in it. */
export function buildSiteNamespace(instance: Instance): Namespace {
  const { names, app } = instance;
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: names.namespace,
      labels: { ...platformLabels(instance), ...(isHot(instance) ? forSessions : restricted) },
      annotations: {
        ...keptForever,
        ...(app.pullSecret !== undefined && { [pullSecretAnnotation]: app.pullSecret }),
      },
    },
  };
}

/** The namespace in which the platform runs the databases of all sites. */
export function buildDatabaseNamespace({ databases }: Cluster): Namespace {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: databases,
      labels: { ...commonLabels, ...restricted },
      annotations: keptForever,
    },
  };
}
