import { requiredKeys } from '@synestra/env/requirements';
import { databaseAddress } from '../model/database-address.ts';
import type { Fleet, Instance } from '../model/model.ts';
import { sealedFiles } from '../sealed/place.ts';

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

/** A Secret that lies encrypted in the repository, in a file of its own. */
export interface WantedSecret {
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

/** Every Secret of a site that "pnpm secrets" can write, in the order in which they are needed. */
export function findWantedSecrets({ cluster }: Fleet, instance: Instance): WantedSecret[] {
  const { names, environment, app, database, media, env } = instance;
  const { namespace } = names;
  const { owner } = databaseAddress(cluster.databases, instance);
  const keys = requiredKeys({
    environment: environment.stage,
    media: media.kind,
    smtp: 'SMTP_HOST' in env,
  });
  const secrets: (WantedSecret | undefined)[] = [
    {
      file: sealedFiles.initdb,
      namespace: database.kind === 'platform' ? cluster.databases : namespace,
      name: names.initdbSecret,
      type: 'kubernetes.io/basic-auth',
      // The operator gives the owner the new password when the Secret changes.
      labels: { 'cnpg.io/reload': 'true' },
      keys: { username: { fixed: owner }, password: 'database-password' },
      optional: false,
    },
    {
      file: sealedFiles.runtime,
      namespace,
      name: names.runtimeSecret,
      keys: originsOf(keys.runtime),
      optional: false,
    },
    media.kind === 's3'
      ? {
          file: sealedFiles.s3,
          namespace,
          name: names.s3Secret,
          keys: originsOf(keys.s3),
          optional: false,
        }
      : undefined,
    app.pullSecret === undefined
      ? undefined
      : {
          file: sealedFiles.registry,
          namespace,
          name: app.pullSecret,
          type: 'kubernetes.io/dockerconfigjson',
          keys: { [dockerConfig]: 'registry-login' },
          optional: false,
        },
    {
      file: sealedFiles.firstAdmin,
      namespace,
      name: names.firstAdminSecret,
      keys: { email: { asked: 'ADMIN_EMAIL' }, password: 'random' },
      // It goes once the first admin has logged in.
      optional: true,
    },
  ];
  return secrets.filter((secret) => secret !== undefined);
}

function originsOf(names: readonly string[]): Record<string, Origin> {
  return Object.fromEntries(names.map((name) => [name, known[name] ?? 'random']));
}
