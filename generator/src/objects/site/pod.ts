import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IEnvFromSource } from 'kubernetes-models/v1/EnvFromSource';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { IVolume } from 'kubernetes-models/v1/Volume';
import type { IVolumeMount } from 'kubernetes-models/v1/VolumeMount';
import type { Resources, Scheduling } from '../../model/model.ts';
import type { Blueprint } from './blueprint.ts';

/** The ConfigMap with the variables that are not secret; kustomize appends a hash of its content. */
export const configMapName = 'web-env';

export const serviceAccountName = 'web';

/** A folder that the process may write; everything else of the image is read-only. */
export interface Scratch {
  readonly name: string;
  readonly mountPath: string;
  readonly sizeLimit: string;
}

export const temporaryFiles: Scratch = { name: 'tmp', mountPath: '/tmp', sizeLimit: '256Mi' };

export const podSecurity = {
  runAsNonRoot: true,
  runAsUser: 1000,
  runAsGroup: 1000,
  fsGroup: 1000,
  fsGroupChangePolicy: 'OnRootMismatch',
  seccompProfile: { type: 'RuntimeDefault' },
} as const satisfies IPodSpec['securityContext'];

const containerSecurity = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
} satisfies IContainer['securityContext'];

/** The part of every pod that the restricted Pod Security Standard asks for, and more. */
export function securePod(scheduling: Scheduling): Omit<IPodSpec, 'containers'> {
  const { priorityClassName } = scheduling;
  return {
    serviceAccountName,
    automountServiceAccountToken: false,
    // The variables that Kubernetes would add for each Service could shadow the site's own.
    enableServiceLinks: false,
    securityContext: podSecurity,
    ...placement(scheduling),
    ...(priorityClassName !== undefined && { priorityClassName }),
  };
}

/** On which nodes a pod of the site may run. */
export function placement({
  nodeSelector,
  tolerations,
}: Scheduling): Pick<IPodSpec, 'nodeSelector' | 'tolerations'> {
  return {
    ...(Object.keys(nodeSelector).length > 0 && { nodeSelector: { ...nodeSelector } }),
    ...(tolerations.length > 0 && { tolerations: tolerations.map(withoutUndefined) }),
  };
}

/** The part that every container has in common. */
export function secureContainer(name: string, image: string, resources: Resources): IContainer {
  return {
    name,
    image,
    imagePullPolicy: 'IfNotPresent',
    resources: { requests: { ...resources.requests }, limits: { ...resources.limits } },
    securityContext: containerSecurity,
  };
}

/** All variables: the ConfigMap first, so that a Secret wins where both name one. */
export function variableSources({ secrets }: Blueprint): IEnvFromSource[] {
  return [
    { configMapRef: { name: configMapName } },
    ...secrets.map((name) => ({ secretRef: { name } })),
  ];
}

/** The kubelet starts the pod when the Secrets have these keys: not with the values of an older edition. */
export function awaitedVariables({ awaitedKeys }: Blueprint): Pick<IContainer, 'env'> {
  if (awaitedKeys.length === 0) return {};
  return {
    env: awaitedKeys.map(({ secret, key }) => ({
      name: key,
      valueFrom: { secretKeyRef: { name: secret, key } },
    })),
  };
}

export function scratchVolume({ name, sizeLimit }: Scratch): IVolume {
  return { name, emptyDir: { sizeLimit } };
}

export function scratchMount({ name, mountPath }: Scratch): IVolumeMount {
  return { name, mountPath };
}

function withoutUndefined<T extends object>(
  value: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
