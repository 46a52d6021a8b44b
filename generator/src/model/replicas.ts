import type { Settings } from '../config/schema/settings.ts';
import { innerDefaults } from './defaults.ts';
import type { Shape } from './model.ts';

type Span = Pick<Shape, 'replicas' | 'autoscaling'>;

export function resolveReplicas(replicas: NonNullable<Settings['replicas']>): Span {
  if (typeof replicas === 'number') return { replicas, autoscaling: undefined };
  const { from, to, cpuPercent = innerDefaults.cpuPercent } = replicas;
  return { replicas: from, autoscaling: { to, cpuPercent } };
}

/** How many pods there can be at once, but for a rollout. */
export function mostReplicas({ replicas, autoscaling }: Span): number {
  return autoscaling?.to ?? replicas;
}
