import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob';
import { judgedByItself } from '../argocd/annotations.ts';
import type { KubernetesObject } from '../object.ts';
import type { Blueprint } from './blueprint.ts';
import { commonLabels, workloadLabels } from './labels.ts';
import { scratchMount, scratchVolume, secureContainer, securePod, temporaryFiles } from './pod.ts';

const name = 'web-jobs';
const labels = workloadLabels(name);
const metadata = { name, labels, annotations: judgedByItself };
const jobMetadata = { labels: commonLabels };
const podMetadata = { labels };
const volumeMounts = [scratchMount(temporaryFiles)];
const volumes = [scratchVolume(temporaryFiles)];
const url = 'http://web/api/payload-jobs/run?allQueues=true';

/**
 * It asks the server to run its queue rather than running it itself: a page is only refreshed by the
 * process that serves it.
 */
const script = `const response = await fetch('${url}', {
  headers: { authorization: \`Bearer \${process.env.CRON_SECRET}\` },
  signal: AbortSignal.timeout(50_000),
});
console.log(response.status, await response.text());
process.exitCode = response.ok ? 0 : 1;
`;

const resources = {
  requests: { cpu: '10m', memory: '64Mi' },
  limits: { cpu: '500m', memory: '128Mi' },
};

export function buildJobsRunner(blueprint: Blueprint): (ICronJob & KubernetesObject)[] {
  const { jobs, runtimeSecret } = blueprint;
  if (!jobs) return [];
  return [
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata,
      spec: {
        schedule: jobs.schedule,
        timeZone: 'Etc/UTC',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 60,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          metadata: jobMetadata,
          spec: {
            backoffLimit: 0,
            activeDeadlineSeconds: 60,
            template: {
              metadata: podMetadata,
              spec: {
                ...securePod(blueprint.scheduling),
                restartPolicy: 'Never',
                containers: [
                  {
                    ...secureContainer('jobs', blueprint.image, resources),
                    command: ['node', '--input-type=module', '--eval'],
                    args: [script],
                    // One key is all that it needs to know.
                    ...(runtimeSecret !== undefined && {
                      env: [
                        {
                          name: 'CRON_SECRET',
                          valueFrom: { secretKeyRef: { name: runtimeSecret, key: 'CRON_SECRET' } },
                        },
                      ],
                    }),
                    volumeMounts,
                  },
                ],
                volumes,
              },
            },
          },
        },
      },
    },
  ];
}
