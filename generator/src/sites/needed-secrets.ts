import { requiredKeys } from '@synestra/env/requirements';
import type { Fleet, Instance } from '../model/model.ts';

/** A Secret that must lie in the cluster before the site runs. */
export interface NeededSecret {
  readonly namespace: string;
  readonly name: string;
  readonly purpose: string;
  /** The keys that it must have; empty where only the site knows them. */
  readonly keys: readonly string[];
}

/** Every Secret that a site refers to, where it must lie and what it must hold. */
export function findNeededSecrets({ cluster }: Fleet, instance: Instance): NeededSecret[] {
  const { names, environment, app, certificate, database, archive, media, env } = instance;
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
  });
  return [
    secret(names.runtimeSecret, 'variables of the site', keys.runtime),
    ...(media.kind === 's3' ? [secret(names.s3Secret, 'object store', keys.s3)] : []),
    ...own.map((name) => secret(name, 'named under "secrets"')),
    ...(app.pullSecret ? [secret(app.pullSecret, 'pulls the image', ['.dockerconfigjson'])] : []),
    ...(certificate ? [secret(certificate, 'own certificate', ['tls.crt', 'tls.key'])] : []),
    secret(names.firstAdminSecret, 'first admin, optional'),
    ...(instance.mirrorsMedia
      ? [
          secret(names.mediaSourceSecret, "copies production's media, optional", [
            'S3_ACCESS_KEY_ID',
            'S3_SECRET_ACCESS_KEY',
          ]),
        ]
      : []),
    {
      ...secret(names.initdbSecret, 'owner of the database', ['username', 'password']),
      namespace: database.kind === 'platform' ? cluster.databases : namespace,
    },
    ...(archive && cluster.backups
      ? [
          {
            ...secret(cluster.backups.secret, 'object store of the backups', [
              'S3_ACCESS_KEY_ID',
              'S3_SECRET_ACCESS_KEY',
            ]),
            namespace: cluster.databases,
          },
        ]
      : []),
  ];
}
