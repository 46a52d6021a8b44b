import { loadFleet } from '../../model/load-fleet.ts';
import type { Instance } from '../../model/model.ts';
import { alignColumns } from '../columns.ts';
import type { Context, ExitCode } from '../context.ts';
import { describeTag } from '../overview.ts';
import { reportIssues } from '../report.ts';

const heading = ['site', 'environment', 'host', 'release', 'rollout'];

/** Every site in every environment, with its host and its release. */
export async function list(context: Context, { json }: { json: boolean }): Promise<ExitCode> {
  const loaded = await loadFleet(context.root, context.cache);
  if ('issues' in loaded) {
    await reportIssues(context, loaded.issues, 'Nothing was listed.', json);
    return 1;
  }
  const { instances } = loaded.fleet;
  context.out(json ? `${JSON.stringify(instances.map(toRecord))}\n` : formatTable(instances));
  return 0;
}

function toRecord({ site, environment, host, release, held }: Instance) {
  return { site, environment: environment.name, host, release: release?.tag ?? null, held };
}

function formatTable(instances: readonly Instance[]): string {
  const rows = instances.map((instance) => [
    instance.site,
    instance.environment.name,
    instance.host,
    describeTag(instance),
    instance.held ? 'held' : 'live',
  ]);
  return `${alignColumns([heading, ...rows]).join('\n')}\n`;
}
