import type { FleetConfig } from '../../config/schema.ts';
import type { ConfigPath, Issue } from '../../issue.ts';
import { originOf } from '../layers.ts';
import type { Fleet, Instance } from '../model.ts';

/** What a rule may look at: what was written, and what it comes to. */
export interface Facts {
  readonly config: FleetConfig;
  readonly fleet: Fleet;
}

/** A law of the configuration. It returns one issue for each breach. */
export type Rule = (facts: Facts) => Issue[];

/** Where the configuration says a setting of an instance. */
export function settingOf({ config }: Facts, instance: Instance, ...path: ConfigPath): ConfigPath {
  return originOf(config, instance.site, instance.environment.name, path);
}

/** The instances in the order in which the file declares them, so that "already" means above. */
export function asWritten({ config, fleet }: Facts): Instance[] {
  const instances = new Map(fleet.instances.map((instance) => [keyOf(instance.at), instance]));
  return Object.entries(config.sites).flatMap(([site, { environments }]) =>
    Object.keys(environments).flatMap(
      (environment) => instances.get(keyOf(['sites', site, 'environments', environment])) ?? [],
    ),
  );
}

function keyOf(at: ConfigPath): string {
  return JSON.stringify(at);
}

/** Two settings of different sites may come from one line; it is told once. */
export function once(issues: readonly Issue[]): Issue[] {
  return [
    ...new Map(issues.map((issue) => [JSON.stringify([issue.code, issue.at]), issue])).values(),
  ];
}

export function titleOf({ site, environment }: Instance): string {
  return `site "${site}" in ${environment.name}`;
}
