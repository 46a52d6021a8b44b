import type { IEnvVar } from 'kubernetes-models/v1/EnvVar';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { Instance } from '../../../model/model.ts';
import { mediaDirectory } from '../../../model/variables.ts';
import { claimName } from '../../site/media-volume.ts';
import { placement, podSecurity } from '../../site/pod.ts';
import { rcloneImage } from '../images.ts';
import { buildOperationJob, type Job } from './job.ts';
import { reachStores, remote, type Store } from './object-store.ts';
import type { Confirmation, Operation } from './operation.ts';

/** What the media of every site have the same value for; a Job names these first. */
export const mediaVariables = ['NAMESPACE', 'VOLUME', 'COPY'] as const;

/** A copy of media between object stores, and to or from the site's volume. */
export interface MediaWork {
  readonly kind: string;
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** By the names that the script knows them by. */
  readonly stores: Readonly<Record<string, Store>>;
  /** How the site's volume is mounted, if at all. */
  readonly volume: 'none' | 'read' | 'write';
  readonly confirmation: Confirmation | undefined;
}

export function buildMediaOperation(instance: Instance, work: MediaWork): Operation {
  const { kind, script, stores, volume, confirmation } = work;
  const { namespace } = instance.names;
  const values = Object.entries(work.env).map(([name, value]) => ({ name, value }));
  const remotes = Object.entries(stores).flatMap(([name, store]) => remote(name, store));
  const job = buildOperationJob(instance, {
    name: kind,
    kind,
    namespace,
    image: rcloneImage,
    user: podSecurity.runAsUser,
    script,
    env: [whereItRuns, ...values, ...remotes],
    room: '256Mi',
  });
  const policy = reachStores(instance, kind, Object.values(stores));
  const done = volume === 'none' ? job : withVolume(instance, job, volume === 'read');
  return { kind, objects: [policy, done], confirmation };
}

/** Not what the manifest says of itself: a guard asks the cluster. */
const whereItRuns: IEnvVar = {
  name: 'NAMESPACE',
  valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } },
};

/**
 * The volume belongs to one node at a time, so the pod goes where the site's pod is, which may go on
 * serving; where no such pod runs, the scheduler takes any node, because the pod matches the term
 * itself.
 */
const besideTheSite: NonNullable<IPodSpec['affinity']> = {
  podAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      {
        topologyKey: 'kubernetes.io/hostname',
        labelSelector: {
          matchExpressions: [
            { key: 'app.kubernetes.io/name', operator: 'In', values: ['web', 'web-operation'] },
          ],
        },
      },
    ],
  },
};

function withVolume({ scheduling }: Instance, job: Job, readOnly: boolean): Job {
  const pod = job.spec?.template.spec;
  const [container] = pod?.containers ?? [];
  if (!job.spec || !pod || !container) return job;
  const mount = { name: 'media', mountPath: mediaDirectory, ...(readOnly && { readOnly }) };
  const claim = { name: 'media', persistentVolumeClaim: { claimName } };
  const spec: IPodSpec = {
    ...pod,
    ...placement(scheduling),
    affinity: besideTheSite,
    containers: [{ ...container, volumeMounts: [mount, ...(container.volumeMounts ?? [])] }],
    volumes: [claim, ...(pod.volumes ?? [])],
  };
  return { ...job, spec: { ...job.spec, template: { ...job.spec.template, spec } } };
}
