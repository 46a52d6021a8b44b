import { requiredKeys } from '@synestra/env/requirements';
import { platformSecretsDirectory, sealedFiles, secretsDirectory } from '../sealed/place.ts';
import { databaseAddress } from './database-address.ts';
import type { Cluster, Instance } from './model.ts';

/** Where the value of a key comes from. */
export type Origin =
  /** It is nobody's choice: as good as any other, and hard to guess. */
  | 'random'
  /** The password that the database and the site share. */
  | 'database-password'
  /** Who owns the database, where it is and the password that they share. */
  | 'database-uri'
  /** Who may pull the image, as the kubelet reads it. */
  | 'registry-login'
  | { readonly fixed: string }
  /** Only a person knows it, and gives it under this name. */
  | { readonly asked: string };

/** A Secret of which all keys are known, so that it can be made. */
export interface WantedSecret {
  /** Where it lies where it lies encrypted in the repository: a folder, and the file in it. */
  readonly folder: string;
  readonly file: string;
  readonly namespace: string;
  readonly name: string;
  readonly type?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly keys: Readonly<Record<string, Origin>>;
  /** The site runs without it. */
  readonly optional: boolean;
}

/** What a person is asked for to log in at the registry. */
export const registryAnswers = ['REGISTRY_USER', 'REGISTRY_TOKEN'] as const;

/** The key of a pull secret, and the one of a key in it that nothing asks for. */
const dockerConfig = '.dockerconfigjson';

/** What a runtime Secret holds that no machine can make up. */
const known: Readonly<Record<string, Origin>> = {
  DATABASE_URI: 'database-uri',
  S3_ACCESS_KEY_ID: { asked: 'S3_ACCESS_KEY_ID' },
  S3_SECRET_ACCESS_KEY: { asked: 'S3_SECRET_ACCESS_KEY' },
  SMTP_USER: { asked: 'SMTP_USER' },
  SMTP_PASSWORD: { asked: 'SMTP_PASSWORD' },
};

/** What is known of a site when its Secrets are asked for. */
type Subject = Pick<
  Instance,
  | 'site'
  | 'names'
  | 'environment'
  | 'app'
  | 'database'
  | 'media'
  | 'env'
  | 'mediaSource'
  | 'keepsMediaCopies'
>;

/** Every Secret of a site whose keys are known, in the order in which they are needed. */
export function findWantedSecrets({ databases }: Cluster, instance: Subject): WantedSecret[] {
  const { site, names, environment, app, database, media, env } = instance;
  const { namespace } = names;
  const { owner } = databaseAddress(databases, instance);
  const keys = requiredKeys({
    environment: environment.stage,
    media: media.kind,
    smtp: 'SMTP_HOST' in env,
  });
  const own = { folder: secretsDirectory(environment.name, site), namespace, optional: false };
  const secrets: (WantedSecret | undefined)[] = [
    {
      ...own,
      file: sealedFiles.initdb,
      namespace: database.kind === 'platform' ? databases : namespace,
      name: names.initdbSecret,
      type: 'kubernetes.io/basic-auth',
      // The operator gives the owner the new password when the Secret changes.
      labels: { 'cnpg.io/reload': 'true' },
      keys: { username: { fixed: owner }, password: 'database-password' },
    },
    {
      ...own,
      file: sealedFiles.runtime,
      name: names.runtimeSecret,
      keys: originsOf(keys.runtime),
    },
    media.kind === 's3'
      ? { ...own, file: sealedFiles.s3, name: names.s3Secret, keys: originsOf(keys.s3) }
      : undefined,
    app.pullSecret === undefined
      ? undefined
      : {
          ...own,
          file: sealedFiles.registry,
          name: app.pullSecret,
          type: 'kubernetes.io/dockerconfigjson',
          keys: { [dockerConfig]: 'registry-login' },
        },
    {
      ...own,
      file: sealedFiles.firstAdmin,
      name: names.firstAdminSecret,
      keys: { email: { asked: 'ADMIN_EMAIL' }, password: 'random' },
      // It goes once the first admin has logged in.
      optional: true,
    },
    instance.mediaSource
      ? {
          ...own,
          file: sealedFiles.mediaSource,
          name: names.mediaSourceSecret,
          keys: objectStoreKeys('MEDIA_SOURCE_'),
          // Only who copies production's media needs it.
          optional: true,
        }
      : undefined,
    instance.keepsMediaCopies
      ? {
          ...own,
          file: sealedFiles.mediaBackup,
          name: names.mediaBackupSecret,
          keys: objectStoreKeys('MEDIA_BACKUP_'),
          // The site runs without copies.
          optional: true,
        }
      : undefined,
  ];
  return secrets.filter((secret) => secret !== undefined);
}

/**
 * The login for the object store of the backups. All databases lie in one namespace and all archives
 * in one bucket, so there is one such Secret for the fleet and not one for each site.
 */
export function findBackupSecret({ databases, backups }: Cluster): WantedSecret | undefined {
  return (
    backups && {
      folder: platformSecretsDirectory,
      file: sealedFiles.backups,
      namespace: databases,
      name: backups.secret,
      keys: objectStoreKeys('BACKUPS_'),
      optional: false,
    }
  );
}

/** A person is asked for several logins at once, so each has a name of its own. */
function objectStoreKeys(prefix: string): Record<string, Origin> {
  const names = ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'];
  return Object.fromEntries(names.map((name) => [name, { asked: `${prefix}${name}` }]));
}

function originsOf(names: readonly string[]): Record<string, Origin> {
  return Object.fromEntries(names.map((name) => [name, known[name] ?? 'random']));
}
