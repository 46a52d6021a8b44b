import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deriveNames } from '../../src/model/names.ts';

const environments = ['dev', 'stage', 'prod', 'b'];
const part = fc.constantFrom('a', 'b', 'dev', 'prod', 'stage');
const site = fc
  .array(part, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('-'))
  // What the rule about ambiguous ids refuses.
  .filter((id) => !environments.some((environment) => id.endsWith(`-${environment}`)));
const instance = fc.tuple(site, fc.constantFrom(...environments));

it('two sites with unambiguous ids have no derived name in common', () => {
  fc.assert(
    fc.property(instance, instance, (one, other) => {
      fc.pre(one.join('/') !== other.join('/'));
      const [names, others] = [deriveNames(...one), deriveNames(...other)];
      const common = Object.entries(names).filter(
        ([kind, name]) => name === others[kind as keyof typeof others],
      );
      expect(common).toEqual([]);
    }),
  );
});

it('an ambiguous id would have one', () => {
  expect(deriveNames('shop-dev', 'prod').databaseCluster).toBe(
    deriveNames('shop', 'dev').databaseCluster,
  );
});

it('the names are those of the design', () => {
  expect(deriveNames('shop', 'dev')).toEqual({
    namespace: 'web-shop-dev',
    application: 'web-shop-dev',
    runtimeSecret: 'web-shop-dev-env',
    s3Secret: 'web-shop-dev-s3-env',
    mediaSourceSecret: 'web-shop-dev-media-source',
    mediaBackupSecret: 'web-shop-dev-media-backup',
    firstAdminSecret: 'web-shop-dev-first-admin',
    databaseCluster: 'shop-dev-cnpg',
    databaseApplication: 'infra-shop-dev-db',
    secretsApplication: 'infra-shop-dev-secrets',
    initdbSecret: 'shop-dev-initdb-secret',
  });
  expect(deriveNames('shop', 'prod')).toMatchObject({
    databaseCluster: 'shop-cnpg',
    databaseApplication: 'infra-shop-db',
    secretsApplication: 'infra-shop-secrets',
    initdbSecret: 'shop-initdb-secret',
  });
});
