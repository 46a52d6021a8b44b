import { sealedFiles } from '../sealed/place.ts';
import { editionKey } from '../sealed/revision.ts';
import { databaseAddress } from './database-address.ts';
import type { Cluster, Instance, RemoteStore } from './model.ts';
import { registryOf } from './registry.ts';
import { findBackupSecret, findWantedSecrets, type WantedSecret } from './wanted-secrets.ts';

/** A Secret that an operator makes from entries of a store. */
export interface RemoteSecret {
  readonly namespace: string;
  readonly name: string;
  readonly type: string | undefined;
  readonly labels: Readonly<Record<string, string>> | undefined;
  /** Without an entry there is no Secret, and that is well. */
  readonly optional: boolean;
  readonly store: Pick<RemoteStore, 'store' | 'storeKind' | 'refresh'>;
  /** What is read, each with what must be in it; of two properties of one name the later one counts. */
  readonly entries: readonly RemoteEntry[];
  /** Each key, as a template of the operator. */
  readonly template: Readonly<Record<string, string>>;
  /** Counts the editions; undefined where nobody does. */
  readonly revision: number | undefined;
}

export interface RemoteEntry {
  readonly key: string;
  readonly properties: readonly RemoteProperty[];
}

export interface RemoteProperty {
  readonly name: string;
  /** It is nobody's choice: any value that is hard to guess will do. */
  readonly isRandom: boolean;
}

type Subject = Parameters<typeof findWantedSecrets>[1];

/** What a login for a registry is made of in the store. */
const registryProperties = ['username', 'password'].map((name) => ({ name, isRandom: false }));

/** The Secrets of a site, where it reads them from a store. */
export function resolveRemoteSecrets(
  cluster: Cluster,
  instance: Subject & Pick<Instance, 'secretProvider'>,
  revision: number | undefined,
): RemoteSecret[] {
  const { secretProvider: provider, environment, site, app } = instance;
  if (provider.kind !== 'externalSecret') return [];
  const keyOf = (file: string) => {
    const key = file === sealedFiles.registry ? provider.registryKey : provider.key;
    return fillKey(key, environment.name, site, file);
  };
  const wanted = findWantedSecrets(cluster, instance);
  return wanted.map((secret) => ({
    ...headOf(secret, provider),
    entries: entriesOf(secret, keyOf),
    template: {
      ...templateOf(secret, databaseAddress(cluster.databases, instance), registryOf(app.image)),
      ...(revision !== undefined && editionsOf(secret.file, revision)),
    },
    revision,
  }));
}

/** The login for the backups, where it is read from a store: as if for a site "databases" of the platform. */
export function resolveBackupSecret(cluster: Cluster): RemoteSecret | undefined {
  const provider = cluster.backups?.secretProvider;
  const secret = findBackupSecret(cluster);
  if (provider?.kind !== 'externalSecret' || !secret) return undefined;
  const names = Object.keys(secret.keys);
  const properties = names.map((name) => ({ name, isRandom: false }));
  return {
    ...headOf(secret, provider),
    entries: [{ key: fillKey(provider.key, 'platform', 'databases', secret.file), properties }],
    template: Object.fromEntries(names.map((name) => [name, valueOf(name)])),
    revision: undefined,
  };
}

function headOf(
  { namespace, name, type, labels, optional }: WantedSecret,
  { store, storeKind, refresh }: RemoteStore,
) {
  return { namespace, name, type, labels, optional, store: { store, storeKind, refresh } };
}

function fillKey(key: string, environment: string, site: string, file: string): string {
  const values: Readonly<Record<string, string>> = {
    environment,
    site,
    secret: file.slice(0, file.indexOf('.')),
  };
  return key.replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** The password of the database lies once in the store: with it, the site's address is put together. */
function entriesOf(
  { file, keys }: WantedSecret,
  keyOf: (file: string) => string,
): readonly RemoteEntry[] {
  const origins = Object.entries(keys);
  if (file === sealedFiles.registry) return [{ key: keyOf(file), properties: registryProperties }];
  const properties = origins
    .filter(([, origin]) => origin !== 'database-uri')
    .filter(([, origin]) => typeof origin === 'string' || !('fixed' in origin))
    .map(([name, origin]) => ({ name, isRandom: typeof origin === 'string' }));
  const own = properties.length > 0 ? [{ key: keyOf(file), properties }] : [];
  return origins.some(([, origin]) => origin === 'database-uri')
    ? [
        ...own,
        { key: keyOf(sealedFiles.initdb), properties: [{ name: 'password', isRandom: true }] },
      ]
    : own;
}

function templateOf(
  { keys }: WantedSecret,
  { host, database, owner }: ReturnType<typeof databaseAddress>,
  registry: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(keys).map(([name, origin]): [string, string] => {
      if (origin === 'database-uri') {
        const password = '{{ .password | urlquery | replace "+" "%20" }}';
        return [name, `postgres://${owner}:${password}@${host}:5432/${database}`];
      }
      if (origin === 'registry-login') return [name, writeLogin(registry)];
      if (typeof origin === 'object' && 'fixed' in origin) return [name, origin.fixed];
      return [name, valueOf(name)];
    }),
  );
}

function valueOf(name: string): string {
  return `{{ .${name} }}`;
}

function writeLogin(registry: string): string {
  const auth = '{{ printf "%s:%s" .username .password | b64enc }}';
  const login = `"username":{{ .username | toJson }},"password":{{ .password | toJson }}`;
  return `{"auths":{${JSON.stringify(registry)}:{${login},"auth":"${auth}"}}}`;
}

/** What the pods of this edition wait for, and what those of the one before could be waiting for. */
function editionsOf(file: string, revision: number): Record<string, string> {
  const editions = [revision - 1, revision].filter((number) => number > 0);
  return Object.fromEntries(
    editions.flatMap((number) => {
      const key = editionKey(file, number);
      return key === undefined ? [] : [[key, String(number)]];
    }),
  );
}
