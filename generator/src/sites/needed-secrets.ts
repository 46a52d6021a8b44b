import { requiredKeys } from '@synestra/env/requirements';
import { mediaCopiesOf } from '../model/buckets.ts';
import type { MediaSource } from '../model/media-copies.ts';
import type { Backups, Fleet, Instance } from '../model/model.ts';

/** A Secret that must lie in the cluster before the site runs. */
export interface NeededSecret {
  readonly namespace: string;
  readonly name: string;
  readonly purpose: string;
  /** The keys that it must have; empty where only the site knows them. */
  readonly keys: readonly string[];
  /** The site runs without it. */
  readonly optional: boolean;
}

/** What opens an object store. */
const loginKeys = ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'];

/** Every Secret that a site refers to, where it must lie and what it must hold. */
export function findNeededSecrets({ cluster }: Fleet, instance: Instance): NeededSecret[] {
  const { names, environment, app, certificate, database, archive, media, env, mediaSource } =
    instance;
  const { namespace } = names;
  const keys = requiredKeys({
    environment: environment.stage,
    media: media.kind,
    smtp: 'SMTP_HOST' in env,
  });
  const derived = [names.runtimeSecret, names.s3Secret];
  const own = instance.secrets.filter((name) => !derived.includes(name));
  const secret = (name: string, purpose: string, keys: readonly string[] = []) => ({
    namespace,
    name,
    purpose,
    keys,
    optional: false,
  });
  const optional = (name: string, purpose: string, keys?: readonly string[]) => ({
    ...secret(name, purpose, keys),
    optional: true,
  });
  return [
    secret(names.runtimeSecret, 'variables of the site', keys.runtime),
    ...(media.kind === 's3' ? [secret(names.s3Secret, 'object store', keys.s3)] : []),
    ...own.map((name) => secret(name, 'named under "secrets"')),
    ...(app.pullSecret ? [secret(app.pullSecret, 'pulls the image', ['.dockerconfigjson'])] : []),
    ...(certificate ? [secret(certificate, 'own certificate', ['tls.crt', 'tls.key'])] : []),
    optional(names.firstAdminSecret, 'first admin'),
    ...(mediaSource ? [optional(names.mediaSourceSecret, readsOf(mediaSource), loginKeys)] : []),
    ...(instance.keepsMediaCopies && cluster.backups
      ? [optional(names.mediaBackupSecret, writesOf(cluster.backups, namespace), loginKeys)]
      : []),
    {
      ...secret(names.initdbSecret, 'owner of the database', ['username', 'password']),
      namespace: database.kind === 'platform' ? cluster.databases : namespace,
    },
    ...(archive && cluster.backups
      ? [
          {
            ...secret(cluster.backups.secret, 'object store of the backups', loginKeys),
            namespace: cluster.databases,
          },
        ]
      : []),
  ];
}

/** Whoever makes the login must know what it shall open. */
function readsOf({ bucket, isBackup }: MediaSource): string {
  return `reads production's ${isBackup ? 'copies of media' : 'media'} in ${bucket.path}`;
}

function writesOf(backups: Backups, namespace: string): string {
  return `writes copies of media to ${mediaCopiesOf(backups, namespace).path}`;
}
