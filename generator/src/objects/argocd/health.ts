import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { Cluster } from '../../model/model.ts';
import type { KubernetesObject } from '../object.ts';

/**
 * Argo CD knows nothing of encrypted Secrets, so nothing would wait until they are decrypted. And it
 * stopped judging the health of Applications in 1.8, so waves of a root Application would not
 * wait for its children. This brings it back. Server-side apply merges it into Argo CD's ConfigMap.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/health/
 */
export function buildHealthCustomisation({ argocd }: Cluster): IConfigMap & KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'argocd-cm',
      namespace: argocd.namespace,
      labels: { 'app.kubernetes.io/name': 'argocd-cm', 'app.kubernetes.io/part-of': 'argocd' },
    },
    data: {
      'resource.customizations.health.argoproj.io_Application': ofApplications,
      'resource.customizations.health.isindir.github.com_SopsSecret': ofSecrets,
    },
  };
}

const ofApplications = `local health = obj.status and obj.status.health
if health and health.status then
  return { status = health.status, message = health.message or "" }
end
return { status = "Progressing", message = "Waiting for the first comparison" }
`;

const ofSecrets = `local message = obj.status and obj.status.message or ""
if message == "Healthy" then
  return { status = "Healthy", message = message }
end
if message == "" then
  return { status = "Progressing", message = "Waiting to be decrypted" }
end
return { status = "Degraded", message = message }
`;
