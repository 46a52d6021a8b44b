import type { KubernetesObject } from '../object.ts';
import { buildAutoscaler } from './autoscaler.ts';
import type { Blueprint } from './blueprint.ts';
import { buildConfigMap, buildServiceAccount } from './configuration.ts';
import { buildDeployment } from './deployment.ts';
import { buildDisruptionBudget } from './disruption-budget.ts';
import { buildExposure, service } from './exposure.ts';
import { buildJobsRunner } from './jobs-runner.ts';
import { buildMediaVolume } from './media-volume.ts';
import { buildMigrateJob } from './migrate-job.ts';
import { buildNamespacedDatabase } from './namespaced-database.ts';
import { buildNetworkPolicies } from './network-policies.ts';
import { buildSiteSecrets } from './secrets.ts';

/** Every object of a site, before `place` puts it into its namespace. */
export function buildObjects(blueprint: Blueprint): KubernetesObject[] {
  return [
    ...buildSiteSecrets(blueprint),
    buildServiceAccount(blueprint),
    buildConfigMap(blueprint),
    ...buildNetworkPolicies(blueprint.connections),
    ...buildNamespacedDatabase(blueprint),
    buildMigrateJob(blueprint),
    ...buildMediaVolume(blueprint.media),
    buildDeployment(blueprint),
    ...buildDisruptionBudget(blueprint),
    ...buildAutoscaler(blueprint),
    service,
    ...buildExposure(blueprint),
    ...buildJobsRunner(blueprint),
  ];
}
