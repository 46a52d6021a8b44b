import { contract } from '@synestra/env/contract';
import { quote } from '../../config/describe.ts';
import type { ConfigPath, Issue } from '../../issue.ts';
import { databaseSizes } from '../database-sizes.ts';
import { writtenLast } from '../layers.ts';
import { mostReplicas } from '../replicas.ts';
import type { Instance } from '../model.ts';
import { once, settingOf, titleOf, type Rule } from './rule.ts';

/** For the operator, the backup, the figures and the person who looks what is wrong. */
const reserved = 15;
/** Each server has them beside its pool: one asks which pages are out of date, one is for the probe. */
const besidePool = 2;

/** However many pods run at once while a new release rolls out, each gets its connections. */
export const databasesHaveEnoughConnections: Rule = (facts) =>
  once(
    facts.fleet.instances.flatMap((instance): Issue[] => {
      const { database, site, environment } = instance;
      const replicas = mostReplicas(instance);
      if (database.kind !== 'platform') return [];
      const { maxConnections } = databaseSizes[database.class];
      const pool = poolOf(instance);
      // One pod more while a release rolls out, and the migration.
      const needed = (replicas + 1) * (pool + besidePool) + pool + reserved;
      // What is out of range already is told once.
      if (Number.isNaN(needed) || needed <= maxConnections || replicas > 100) return [];
      const causes: ConfigPath[] = [['replicas'], ['env', 'DATABASE_POOL_MAX']];
      const at = writtenLast(facts.config, site, environment.name, causes);
      return [
        {
          code: 'too-many-connections',
          message: `makes ${titleOf(instance)} open more connections than its database takes`,
          at: at ?? settingOf(facts, instance, 'replicas'),
          expected: `at most ${maxConnections} connections, which the class "${database.class}" has`,
          got: `${needed}: replicas ${replicas} and one more that rolls out, ${pool} and ${besidePool} each, the migration, ${pool}, and ${reserved} in reserve`,
          hint: 'lower replicas or env.DATABASE_POOL_MAX, or choose a larger database.class',
        },
      ];
    }),
  );

function poolOf({ env }: Instance): number {
  return Number(env.DATABASE_POOL_MAX ?? contract.DATABASE_POOL_MAX.default);
}

/** Backups that are asked for have a place to lie. */
export const backupsHaveAPlace: Rule = (facts) =>
  once(
    facts.fleet.instances
      .filter(({ database }) => database.kind === 'platform' && database.backups === true)
      .filter(() => facts.fleet.cluster.backups === undefined)
      .map((instance) => ({
        code: 'missing-backups',
        message: `asks for backups of ${titleOf(instance)}, and there is nowhere to put them`,
        at: settingOf(facts, instance, 'database', 'backups'),
        expected: 'an object store under cluster.backups',
        got: 'none',
        hint: "add backups: { endpoint: '…', bucket: '…' } to cluster",
      })),
  );

/** Whoever may delete a site's media must not be able to delete the backups with it. */
export const backupsLieAlone: Rule = (facts) => {
  const { backups } = facts.fleet.cluster;
  if (!backups) return [];
  return once(
    facts.fleet.instances
      .filter(({ media }) => media.kind === 's3' && media.bucket === backups.bucket)
      .map((instance) => ({
        code: 'backups-beside-media',
        message: `is the bucket of the backups too`,
        at: settingOf(facts, instance, 'media', 'bucket'),
        expected: 'a bucket that holds media alone',
        got: quote(backups.bucket),
        first: ['cluster', 'backups', 'bucket'],
        hint: 'give the backups a bucket of their own, best in another object store',
      })),
  );
};

/** Nothing passes in the namespace of the databases but what databases need, so nobody else is there. */
export const databasesLieAlone: Rule = ({ fleet }) => {
  const { databases, argocd, traefik, dns, databaseOperator, monitoring } = fleet.cluster;
  const others: [string, string | undefined][] = [
    ['argocd', argocd.namespace],
    ['traefik', traefik.namespace],
    ['dns', dns.namespace],
    ['databaseOperator', databaseOperator.namespace],
    ['monitoring', monitoring?.namespace],
  ];
  return others
    .filter(([, namespace]) => namespace === databases)
    .map(([name]) => ({
      code: 'shared-namespace',
      message: `is the namespace of ${name} too, whose connections the databases' policies would cut`,
      at: ['cluster', 'databases'],
      expected: 'a namespace in which nothing else runs',
      got: quote(databases),
      hint: 'choose another name here',
    }));
};
