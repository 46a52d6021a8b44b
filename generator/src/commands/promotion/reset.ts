import { openCluster } from '../../cluster/read.ts';
import { loadFleet } from '../../model/load-fleet.ts';
import type { Cluster as ClusterFacts, Instance } from '../../model/model.ts';
import { decideReset, type ResetIntent } from '../../promotion/decide/reset.ts';
import { describeDrift, undoDrift } from '../../promotion/verify/undo-drift.ts';
import type { Context, ExitCode } from '../context.ts';
import { changeReleases } from './change.ts';
import type { ChangeOptions } from './options.ts';
import { reportChange } from './report.ts';

export interface ResetOptions extends ChangeOptions, ResetIntent {
  /** Undo drift in the cluster too, as whoever kubectl is logged in as. */
  readonly cluster: boolean;
  readonly kubeContext?: string | undefined;
}

/**
 * Brings an environment for development back to what production runs. Hot development leaves drift
 * behind that no commit undoes, so that is told, or undone, even where the releases are equal.
 */
export async function reset(context: Context, options: ResetOptions): Promise<ExitCode> {
  const changed = await changeReleases(context, options, (snapshot, facts) =>
    decideReset(snapshot, facts, options, context.now()),
  );
  const exitCode = await reportChange(context, options, changed);
  if ('issues' in changed) return exitCode;
  const loaded = await loadFleet(context.root, context.cache);
  if ('issues' in loaded) return exitCode;
  const instance = loaded.fleet.instances.find(
    ({ site, environment }) => site === options.site && environment.name === options.environment,
  );
  if (instance) await treatDrift(context, options, loaded.fleet.cluster, instance);
  return exitCode;
}

async function treatDrift(
  { out, err }: Context,
  { cluster, kubeContext, dryRun, json }: ResetOptions,
  { argocd }: ClusterFacts,
  instance: Instance,
): Promise<void> {
  const { names } = instance;
  const site = {
    application: { namespace: argocd.namespace, name: names.application },
    namespace: names.namespace,
  };
  const tell = json ? err : out;
  if (cluster && !dryRun) {
    for (const line of await undoDrift(openCluster({ context: kubeContext }), site, instance))
      tell(`${line}\n`);
    return;
  }
  tell('What was changed in the cluster by hand is undone by (or with --cluster):\n');
  for (const line of describeDrift(site, instance)) tell(`  ${line}\n`);
}
