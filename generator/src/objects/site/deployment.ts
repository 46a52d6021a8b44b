import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { serverPort } from '../../model/connections.ts';
import { mediaDirectory } from '../../model/variables.ts';
import { revisionAnnotation } from '../../sealed/revision.ts';
import type { KubernetesObject } from '../object.ts';
import type { Blueprint } from './blueprint.ts';
import { serverSelector, workloadLabels } from './labels.ts';
import { claimName } from './media-volume.ts';
import {
  awaitedVariables,
  scratchMount,
  scratchVolume,
  secureContainer,
  securePod,
  temporaryFiles,
  variableSources,
} from './pod.ts';

/** Where Next.js writes at run time. The image serves from /app/site, wherever its sources lay. */
const scratches = [
  { name: 'cache', mountPath: '/app/site/.next/cache', sizeLimit: '1Gi' },
  { name: 'route-cache', mountPath: '/app/site/.next/server/route-cache', sizeLimit: '1Gi' },
  temporaryFiles,
];
const scratchVolumes = scratches.map(scratchVolume);
const scratchMounts = scratches.map(scratchMount);

const mediaVolume = { name: 'media', persistentVolumeClaim: { claimName } };
const mediaMount = { name: 'media', mountPath: mediaDirectory };

/** Time for the load balancer to forget a pod before its server stops listening. */
const drainSeconds = 10;

const labels = workloadLabels('web');
const metadata = { name: 'web', labels };
const podMetadata = { labels };
const selector = { matchLabels: serverSelector };

/** A volume of one node cannot be mounted by the old and the new pod at once. */
const oneAfterTheOther = { type: 'Recreate' } as const;
const withoutAGap = {
  type: 'RollingUpdate',
  rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
} as const;

const acrossNodes = [
  {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: selector,
  },
] satisfies IPodSpec['topologySpreadConstraints'];

const surroundings = {
  ports: [{ name: 'http', containerPort: serverPort, protocol: 'TCP' }],
  // The server is ready in a second; a minute leaves room for a slow node and a late database.
  startupProbe: {
    httpGet: { path: '/healthz', port: 'http' },
    periodSeconds: 2,
    failureThreshold: 30,
  },
  // Without the database: restarting the server never mends a database.
  livenessProbe: {
    httpGet: { path: '/healthz', port: 'http' },
    periodSeconds: 10,
    timeoutSeconds: 5,
  },
  // With the database, and with every migration that this image knows.
  readinessProbe: {
    httpGet: { path: '/readyz', port: 'http' },
    periodSeconds: 5,
    timeoutSeconds: 5,
  },
  lifecycle: { preStop: { sleep: { seconds: drainSeconds } } },
} satisfies Partial<IContainer>;

export function buildDeployment(blueprint: Blueprint): IDeployment & KubernetesObject {
  const onVolume = blueprint.media.kind === 'volume';
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: blueprint.replicas,
      revisionHistoryLimit: 3,
      // Lets Argo CD see a rollout that hangs as Degraded instead of Progressing for ever.
      progressDeadlineSeconds: 600,
      strategy: onVolume ? oneAfterTheOther : withoutAGap,
      selector,
      template: {
        metadata:
          blueprint.secretsRevision === undefined
            ? podMetadata
            : { ...podMetadata, annotations: { [revisionAnnotation]: blueprint.secretsRevision } },
        spec: {
          ...securePod(blueprint.scheduling),
          terminationGracePeriodSeconds: drainSeconds + 35,
          topologySpreadConstraints: acrossNodes,
          containers: [buildContainer(blueprint, onVolume)],
          volumes: onVolume ? [mediaVolume, ...scratchVolumes] : scratchVolumes,
        },
      },
    },
  };
}

function buildContainer(blueprint: Blueprint, onVolume: boolean): IContainer {
  return {
    ...secureContainer('web', blueprint.image, blueprint.resources),
    ...surroundings,
    ...awaitedVariables(blueprint),
    envFrom: variableSources(blueprint),
    volumeMounts: onVolume ? [mediaMount, ...scratchMounts] : scratchMounts,
  };
}
