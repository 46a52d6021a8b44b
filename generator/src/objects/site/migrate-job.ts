import type { IJob } from 'kubernetes-models/batch/v1/Job';
import { syncWave, waves } from '../argocd/annotations.ts';
import type { KubernetesObject } from '../object.ts';
import type { Blueprint } from './blueprint.ts';
import { workloadLabels } from './labels.ts';
import {
  awaitedVariables,
  scratchMount,
  scratchVolume,
  secureContainer,
  securePod,
  temporaryFiles,
  variableSources,
} from './pod.ts';

const labels = workloadLabels('web-migrate');
const podMetadata = { labels };
const metadata = {
  name: 'web-migrate',
  labels,
  annotations: {
    'argocd.argoproj.io/hook': 'Sync',
    'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    ...syncWave(waves.migration),
  },
};

const temporaryMount = scratchMount(temporaryFiles);
const temporaryVolume = scratchVolume(temporaryFiles);

/** Where the migration reads the first admin's name and password; no other pod mounts it. */
const firstAdminDirectory = '/run/secrets/first-admin';

/**
 * Argo CD runs it in every sync before the server rolls out. PreSync would be too early: on a first
 * install it sees neither the ConfigMap nor the ServiceAccount nor the policies of this site.
 */
export function buildMigrateJob(blueprint: Blueprint): IJob & KubernetesObject {
  const { firstAdminSecret } = blueprint;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata,
    spec: {
      backoffLimit: 3,
      activeDeadlineSeconds: 900,
      ttlSecondsAfterFinished: 86_400,
      template: {
        metadata: podMetadata,
        spec: {
          ...securePod(blueprint.scheduling),
          restartPolicy: 'Never',
          containers: [
            {
              ...secureContainer('migrate', blueprint.image, blueprint.resources),
              command: ['node', 'migrate.mjs'],
              ...awaitedVariables(blueprint),
              envFrom: variableSources(blueprint),
              volumeMounts: [
                ...(firstAdminSecret === undefined
                  ? []
                  : [{ name: 'first-admin', mountPath: firstAdminDirectory, readOnly: true }]),
                temporaryMount,
              ],
            },
          ],
          volumes: [
            // Optional, so that it can be deleted once the first admin has logged in.
            ...(firstAdminSecret === undefined
              ? []
              : [
                  { name: 'first-admin', secret: { secretName: firstAdminSecret, optional: true } },
                ]),
            temporaryVolume,
          ],
        },
      },
    },
  };
}
