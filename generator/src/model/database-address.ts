import { namespacedCluster } from './connections.ts';
import type { Instance } from './model.ts';
import { databaseNameOf } from './names.ts';

/** Where a site's database answers, and who owns it. */
export interface DatabaseAddress {
  readonly host: string;
  readonly database: string;
  readonly owner: string;
}

/** The database of a site; `databases` is the namespace of those that the platform runs. */
export function databaseAddress(
  databases: string,
  { site, names, database }: Pick<Instance, 'site' | 'names' | 'database'>,
): DatabaseAddress {
  if (database.kind === 'namespace') {
    const host = `${namespacedCluster}-rw.${names.namespace}.svc.cluster.local`;
    return { host, database: database.database, owner: database.owner };
  }
  const own = databaseNameOf(site);
  const host = `${names.databaseCluster}-rw.${databases}.svc.cluster.local`;
  return { host, database: own, owner: own };
}
