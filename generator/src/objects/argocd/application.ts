import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { Cluster, Instance } from '../../model/model.ts';
import { releaseDirectory } from '../../releases/overlay.ts';
import type { KubernetesObject } from '../object.ts';
import { keptForever } from './annotations.ts';
import { retryUpTo } from './retry.ts';

/** The Application that syncs one site in one environment. */
export function buildApplication(
  instance: Instance,
  cluster: Cluster,
  components: readonly string[],
): IApplication & KubernetesObject {
  const { site, environment, names } = instance;
  // A session of hot development scales the Deployment to zero and runs a copy of it; an autoscaler
  // scales it all the time.
  const isScaledByOthers = !environment.selfHeal || instance.autoscaling !== undefined;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: names.application,
      namespace: cluster.argocd.namespace,
      labels: {
        'app.kubernetes.io/part-of': 'web',
        'app.kubernetes.io/instance': names.application,
      },
      annotations: {
        ...keptForever,
        // Only a commit that touches one of these is rendered again.
        'argocd.argoproj.io/manifest-generate-paths': [
          '.',
          `/environments/${environment.name}/${site}`,
          '/kustomize/base',
          ...components.map((name) => `/kustomize/components/${name}`),
        ].join(';'),
      },
    },
    spec: {
      project: environment.project,
      source: {
        repoURL: cluster.repository,
        targetRevision: cluster.revision,
        path: releaseDirectory(environment.name, site),
      },
      destination: { server: cluster.server, namespace: names.namespace },
      syncPolicy: {
        // A held site stays as it is: Argo CD compares it and changes nothing by itself.
        ...(!instance.held && { automated: { prune: true, selfHeal: environment.selfHeal } }),
        syncOptions: [
          // Without it the old ConfigMap goes before the migration ran.
          'PruneLast=true',
          'FailOnSharedResource=true',
          ...(isScaledByOthers ? ['RespectIgnoreDifferences=true'] : []),
        ],
        retry: retryUpTo(environment.production ? 2 : 5),
      },
      ...(isScaledByOthers && {
        ignoreDifferences: [
          { group: 'apps', kind: 'Deployment', name: 'web', jsonPointers: ['/spec/replicas'] },
        ],
      }),
    },
  };
}
