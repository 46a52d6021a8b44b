import type { IJob } from 'kubernetes-models/batch/v1/Job';
import type { IEnvVar } from 'kubernetes-models/v1/EnvVar';
import type { Instance } from '../../../model/model.ts';
import type { KubernetesObject } from '../../object.ts';
import {
  podSecurity,
  scratchMount,
  scratchVolume,
  secureContainer,
  type Scratch,
} from '../../site/pod.ts';
import { platformLabels } from '../labels.ts';

export type Job = IJob & KubernetesObject;

/** Tells the pods of an operation from all others, in policies and in `kubectl get`. */
export const operationLabel = 'synestra.io/operation';

interface Work {
  readonly name: string;
  readonly kind: string;
  readonly namespace: string;
  readonly image: string;
  /** The user of the image. */
  readonly user: number;
  readonly script: string;
  readonly env: readonly IEnvVar[];
  /** How much room the script has for its files. */
  readonly room: string;
}

/** A Job that runs one script once: what it does half must be looked at before it is tried again. */
export function buildOperationJob(instance: Instance, work: Work): Job {
  const { name, kind, namespace, image, user, script, env, room } = work;
  const scratch: Scratch = { name: 'tmp', mountPath: '/tmp', sizeLimit: room };
  const labels = { ...platformLabels(instance), ...operationLabels(kind) };
  const resources = {
    requests: { cpu: '250m', memory: '256Mi' },
    limits: { cpu: '2', memory: '1Gi' },
  };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace, labels },
    spec: {
      backoffLimit: 0,
      activeDeadlineSeconds: 21_600,
      ttlSecondsAfterFinished: 604_800,
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          restartPolicy: 'Never',
          securityContext: { ...podSecurity, runAsUser: user, runAsGroup: user, fsGroup: user },
          containers: [
            {
              ...secureContainer(kind, image, resources),
              command: ['sh', '-c', script],
              env: [{ name: 'HOME', value: scratch.mountPath }, ...env],
              volumeMounts: [scratchMount(scratch)],
            },
          ],
          volumes: [scratchVolume(scratch)],
        },
      },
    },
  };
}

function operationLabels(kind: string): Record<string, string> {
  return { 'app.kubernetes.io/name': 'web-operation', [operationLabel]: kind };
}

/** A variable from a Secret of the Job's namespace. */
export function fromSecret(name: string, secret: string, key: string): IEnvVar {
  return { name, valueFrom: { secretKeyRef: { name: secret, key } } };
}
