import type { Issue } from '../../issue.ts';
import { databaseAddress } from '../../model/database-address.ts';
import { loadFleet } from '../../model/load-fleet.ts';
import type { Instance } from '../../model/model.ts';
import { loadPlatformSealed, loadSealed } from '../../sealed/load.ts';
import { findEntries, type StoreEntry } from '../../secrets/entries.ts';
import { findKeptSecrets } from '../../secrets/kept.ts';
import { pairSecrets, type Pair } from '../../secrets/missing.ts';
import { registryOf } from '../../model/registry.ts';
import type { Ingredients } from '../../secrets/values.ts';
import { findInstance } from '../../sites/find-instance.ts';
import type { Context } from '../context.ts';

/** A site in an environment whose Secrets lie in the repository, or in a store. */
export interface Subject {
  /** What lies in the repository, or shall. */
  readonly pairs: readonly Pair[];
  /** What lies in a store, or shall. */
  readonly entries: readonly StoreEntry[];
  /** What its values are made from, but for the password and what a person gives. */
  readonly ground: Pick<Ingredients, 'database' | 'registry'>;
}

export type Found = Subject | { readonly issues: readonly Issue[] };

/** Finds the site, and what lies there of its Secrets. */
export async function findSubject(
  { root, cache }: Context,
  site: string,
  environment: string,
): Promise<Found> {
  const loaded = await loadFleet(root, cache);
  if ('issues' in loaded) return loaded;
  const { fleet } = loaded;
  const instance = findInstance(fleet, site, environment);
  if ('issues' in instance) return instance;
  const kept = findKeptSecrets(fleet.cluster, instance);
  const entries = findEntries(fleet.cluster, instance);
  if (kept.length + entries.length === 0) return { issues: [describeProvider(instance)] };
  const files = new Map([...loadSealed(root, environment, site), ...loadPlatformSealed(root)]);
  const paired = pairSecrets(kept, files);
  if ('issues' in paired) return paired;
  return {
    pairs: paired.pairs,
    entries,
    ground: {
      database: databaseAddress(fleet.cluster.databases, instance),
      registry: registryOf(instance.app.image),
    },
  };
}

function describeProvider({ site, environment, secretProvider }: Instance): Issue {
  return {
    code: 'secrets-are-external',
    message: `the Secrets of "${site}" in ${environment.name} do not lie in this repository`,
    at: ['sites', site],
    expected: "secretProvider: { kind: 'sops' } or { kind: 'externalSecret', … }",
    got: `'${secretProvider.kind}'`,
    hint: 'say so in sites.config.ts if they shall; docs/secrets.md tells what else is needed',
  };
}
