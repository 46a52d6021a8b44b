import type { ICluster } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1/Cluster';
import { namespacedCluster } from '../../model/connections.ts';
import { keptForever, syncWave, waves } from '../argocd/annotations.ts';
import type { KubernetesObject } from '../object.ts';
import type { Blueprint } from './blueprint.ts';
import { commonLabels } from './labels.ts';

const resources = {
  requests: { cpu: '100m', memory: '256Mi' },
  limits: { cpu: '1', memory: '512Mi' },
};

/** A small database beside the site, for experiments. Argo CD waits for it before it migrates. */
export function buildNamespacedDatabase({
  database,
  initdbSecret,
}: Blueprint): (ICluster & KubernetesObject)[] {
  if (database.kind !== 'namespace') return [];
  return [
    {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: {
        name: namespacedCluster,
        labels: commonLabels,
        annotations: { ...keptForever, ...syncWave(waves.database) },
      },
      spec: {
        instances: 1,
        enableSuperuserAccess: false,
        storage: { size: database.size },
        resources,
        ...(initdbSecret !== undefined && {
          bootstrap: {
            initdb: {
              database: database.database,
              owner: database.owner,
              secret: { name: initdbSecret },
            },
          },
        }),
      },
    },
  ];
}
