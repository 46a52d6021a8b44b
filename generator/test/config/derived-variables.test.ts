import { readSiteEnv } from '@synestra/env';
import { contract } from '@synestra/env/contract';
import { requiredKeys } from '@synestra/env/requirements';
import { hash } from 'node:crypto';
import { expect, it, test } from 'vitest';
import { serverPort } from '../../src/model/connections.ts';
import type { Environment, Media } from '../../src/model/model.ts';
import { resolveShape } from '../../src/model/resolve-shape.ts';
import { deriveVariables } from '../../src/model/variables.ts';
import { buildMigrateJob } from '../../src/objects/site/migrate-job.ts';

const environments = (['dev', 'stage', 'prod'] as const).map((stage): Environment => ({
  name: stage,
  selfHeal: true,
  production: stage === 'prod',
  stage,
  project: `synestra-web-${stage}`,
}));
const medias: Media[] = [
  { kind: 'volume', size: '5Gi', storageClass: undefined },
  {
    kind: 's3',
    endpoint: 'http://minio.storage.svc.cluster.local:9000',
    bucket: 'shop',
    region: 'us-east-1',
    pathStyle: true,
    fromVolume: false,
  },
];
const mails = [undefined, { host: 'mail.mail.svc', port: 25 }];
const sites = environments.flatMap((environment) =>
  medias.flatMap((media) => mails.map((smtp) => ({ environment, media, smtp }))),
);

const named = sites.map((site) => {
  const { environment, media, smtp } = site;
  const words = [environment.stage, `with media in ${media.kind}`, smtp ? 'with mail' : ''];
  return [words.filter(Boolean).join(' '), site] as const;
});

it.each(named)('starts a site in %s, and needs each key', (_, { environment, media, smtp }) => {
  const derived = deriveVariables(environment, 'shop.example.com', media, smtp);
  const keys = requiredKeys({
    environment: environment.stage,
    media: media.kind,
    smtp: smtp !== undefined,
  });
  const secrets = Object.fromEntries(
    [...keys.runtime, ...keys.s3].map((name) => [name, valueOf(name)]),
  );

  const env = readSiteEnv({ ...derived, ...secrets });

  expect(env.siteUrl).toBe('https://shop.example.com');
  expect(env.media.storage).toBe(media.kind);
  expect(env.smtp?.host).toBe(smtp?.host);
  for (const name of Object.keys(secrets)) {
    const without = { ...derived, ...secrets, [name]: undefined };
    expect(() => readSiteEnv(without), name).toThrow(`${name} is not set`);
  }
});

function valueOf(name: string): string {
  const random = hash('sha256', name);
  return name === 'DATABASE_URI' ? `postgres://shop:${random}@db.databases.svc:5432/shop` : random;
}

test('what is derived is what the contract takes from the configuration', () => {
  const derived = sites.flatMap(({ environment, media, smtp }) =>
    Object.keys(deriveVariables(environment, 'shop.example.com', media, smtp)),
  );
  const ofConfiguration = Object.entries(contract)
    .filter(([, { source }]) => source === 'configuration')
    .map(([name]) => name);
  expect(new Set(derived)).toEqual(new Set(ofConfiguration));
});

test('a name that the contract does not know does not compile', () => {
  const derived: ReturnType<typeof deriveVariables> = {
    SITE_URL: 'https://shop.example.com',
    // @ts-expect-error The name is misspelt.
    SYNESTRA_EVN: 'dev',
  };
  expect(Object.keys(derived)).toHaveLength(2);
});

test('the defaults of the contract are what the manifests do', () => {
  const job = buildMigrateJob({
    ...resolveShape({}),
    image: 'web',
    aliases: [],
    env: {},
    secrets: [],
    awaitedKeys: [],
    remoteSecrets: [],
    connections: [],
    firstAdminSecret: 'first-admin',
  });
  const mounts = job.spec?.template.spec?.containers[0]?.volumeMounts ?? [];
  const paths = Object.fromEntries(mounts.map(({ name, mountPath }) => [name, mountPath]));
  expect(paths['first-admin']).toBe(contract.FIRST_ADMIN_DIR.default);
  expect(contract.PORT.default).toBe(String(serverPort));
});
