import type { Cluster, Instance } from '../model/model.ts';
import { resolveBackupSecret, type RemoteProperty } from '../model/remote-secrets.ts';

/** An entry of a store, and what somebody must put into it. */
export interface StoreEntry {
  readonly store: string;
  readonly storeKind: string;
  readonly key: string;
  readonly properties: readonly RemoteProperty[];
  /** Without it, nothing waits. */
  readonly optional: boolean;
}

/** What lies in a store for a site: each entry once, with everything that is read from it. */
export function findEntries(cluster: Cluster, { remoteSecrets, archive }: Instance): StoreEntry[] {
  const backups = archive && resolveBackupSecret(cluster);
  const secrets = backups ? [...remoteSecrets, backups] : remoteSecrets;
  const found = new Map<string, StoreEntry>();
  for (const { store, entries, optional } of secrets) {
    for (const { key, properties } of entries) {
      const place = JSON.stringify([store, key]);
      const known = found.get(place);
      found.set(place, {
        store: store.store,
        storeKind: store.storeKind,
        key,
        properties: unite(known?.properties ?? [], properties),
        optional: optional && (known?.optional ?? true),
      });
    }
  }
  return [...found.values()];
}

function unite(
  known: readonly RemoteProperty[],
  further: readonly RemoteProperty[],
): RemoteProperty[] {
  const all = [...known, ...further].map((property) => [property.name, property] as const);
  return [...new Map(all).values()];
}
