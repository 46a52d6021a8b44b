import spawn from 'nano-spawn';
import { Client } from 'pg';
import { stringify } from 'yaml';
import type { Postgres } from '@synestra/postgres';
import type { Live, LiveObject } from './live.ts';

/** Plays the sops-secrets-operator: opens an object as it lies in the cluster, with the cluster's key. */
export async function decrypt(
  live: Live,
  object: LiveObject,
  sops: string,
  keyFile: string,
): Promise<void> {
  // The API added fields to what was signed, so the operator leaves the signature out of it too.
  const options = ['decrypt', '--ignore-mac', '--filename-override', 'secret.json'];
  const { stdout } = await spawn(sops, options, {
    stdin: { string: JSON.stringify(object) },
    env: { SOPS_AGE_KEY_FILE: keyFile },
  });
  const { metadata, spec } = JSON.parse(stdout) as LiveObject & { spec: SopsSecretSpec };
  const secrets = spec.secretTemplates.map(({ name, labels, annotations, ...content }) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, labels, annotations },
    ...content,
  }));
  const text = secrets.map((secret) => stringify(secret)).join('---\n');
  await live.apply(text, metadata.namespace ?? '');
  await live.setStatus(object, { message: 'Healthy' });
}

interface SopsSecretSpec {
  readonly secretTemplates: readonly {
    readonly name: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  }[];
}

/** Plays CloudNativePG: makes the owner with the password of its Secret, and the database. */
export async function makeDatabase(
  live: Live,
  object: LiveObject,
  postgres: Postgres,
): Promise<void> {
  const { bootstrap, instances } = object.spec as ClusterSpec;
  const { database, owner, secret } = bootstrap.initdb;
  const { type, username, password } = await readLogin(live, object, secret.name);
  if (type !== 'kubernetes.io/basic-auth' || username !== owner) {
    throw new Error(`the Secret ${secret.name} is not that of the owner ${owner}`);
  }
  const client = new Client({ connectionString: postgres.uri('postgres') });
  await client.connect();
  const role = client.escapeIdentifier(owner);
  await client.query(`create role ${role} login password ${client.escapeLiteral(password)}`);
  await client.query(`create database ${client.escapeIdentifier(database)} owner ${role}`);
  await client.end();
  const phase = 'Cluster in healthy state';
  await live.setStatus(object, { phase, instances, readyInstances: instances });
}

interface ClusterSpec {
  readonly instances: number;
  readonly bootstrap: {
    readonly initdb: {
      readonly database: string;
      readonly owner: string;
      readonly secret: { readonly name: string };
    };
  };
}

async function readLogin(live: Live, { metadata }: LiveObject, name: string) {
  const secret = await live.read('secret', metadata.namespace ?? '', name);
  if (secret === undefined) throw new Error(`the database waits for its Secret ${name}`);
  const { username = '', password = '' } = secret.data ?? {};
  return {
    type: (secret as LiveObject & { type: string }).type,
    username: decodeBase64(username),
    password: decodeBase64(password),
  };
}

export function decodeBase64(text: string): string {
  return Buffer.from(text, 'base64').toString();
}
