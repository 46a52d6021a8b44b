import type { Fleet, Instance } from '../../model/model.ts';

/** The sites that may be developed in the cluster: where Argo CD leaves a change by hand alone. */
export function findHotSites({ instances }: Fleet): Instance[] {
  return instances.filter(isHot);
}

export function isHot({ environment }: Instance): boolean {
  return !environment.selfHeal && !environment.production;
}

/** The database of the sessions of a site: as good as empty, and never the one that is migrated. */
export function scratchDatabase(owner: string): string {
  return `${owner}_scratch`;
}
