import { contract } from '@synestra/env/contract';
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
  const { names, app, certificate, database, media, env } = instance;
  const { namespace } = names;
  const derived = [names.runtimeSecret, names.s3Secret];
  const own = instance.secrets.filter((name) => !derived.includes(name));
  const secret = (name: string, purpose: string, keys: readonly string[] = []) => ({
    namespace,
    name,
    purpose,
    keys,
  });
  return [
    secret(names.runtimeSecret, 'variables of the site', runtimeKeys('SMTP_HOST' in env)),
    ...(media.kind === 's3' ? [secret(names.s3Secret, 'object store', s3Keys)] : []),
    ...own.map((name) => secret(name, 'named under "secrets"')),
    ...(app.pullSecret ? [secret(app.pullSecret, 'pulls the image', ['.dockerconfigjson'])] : []),
    ...(certificate ? [secret(certificate, 'own certificate', ['tls.crt', 'tls.key'])] : []),
    secret(names.firstAdminSecret, 'first admin, optional'),
    {
      ...secret(names.initdbSecret, 'owner of the database', ['username', 'password']),
      namespace: database.kind === 'platform' ? cluster.databases : namespace,
    },
  ];
}

const secretKeys = Object.entries(contract)
  .filter(([, { source }]) => source === 'secret')
  .map(([name]) => name);

const s3Keys = secretKeys.filter((name) => name.startsWith('S3_'));

function runtimeKeys(sendsMail: boolean): string[] {
  return secretKeys.filter(
    (name) => !s3Keys.includes(name) && (sendsMail || !name.startsWith('SMTP_')),
  );
}
