import type { IEnvVar } from 'kubernetes-models/v1/EnvVar';
import type { Archive, Cluster, Instance, PlatformDatabase } from '../../../model/model.ts';
import { endpointOf } from '../../../model/connections.ts';
import { databaseNameOf } from '../../../model/names.ts';
import { archiveParameters, backupPlugin } from '../database/backups.ts';
import { databasePods, to, type NetworkPolicy } from '../database/policies.ts';
import { postgresImages } from '../images.ts';
import { platformLabels } from '../labels.ts';
import { copyDatabaseScript } from './copy-database-script.ts';
import { buildOperationJob, fromSecret, operationLabel, type Job } from './job.ts';
import type { Operation, Subject } from './operation.ts';
import { openDatabases } from './policies.ts';
import { buildReplacement } from './replacement.ts';
import { sanitiseScript } from './sanitise-script.ts';
import { sanitisation, sanitiseSql } from './sanitise-sql.ts';

/**
 * What brings production's data into another environment. There is none whose target is production:
 * these are only built for a site that is not.
 */
export function buildRefreshes({ instance, production, cluster }: Subject): Operation[] {
  const { database, environment } = instance;
  if (environment.production || database.kind !== 'platform') return [];
  if (production?.database.kind !== 'platform') return [];
  const pair = { instance, production, cluster, database };
  return [
    { kind: 'copy-database', objects: copyDatabase(pair), confirmation: undefined },
    { kind: 'import-database', objects: importDatabase(pair), confirmation: undefined },
    { kind: 'sanitise-database', objects: sanitiseDatabase(pair), confirmation: undefined },
    ...(production.archive
      ? [
          {
            kind: 'recover-database',
            objects: recoverDatabase(pair, production.archive),
            confirmation: undefined,
          },
        ]
      : []),
  ];
}

interface Pair {
  readonly instance: Instance;
  readonly production: Instance;
  readonly cluster: Cluster;
  readonly database: PlatformDatabase;
}

/** Dumps production and fills the database that is there, as the original did. */
function copyDatabase(pair: Pair) {
  const { instance, production, cluster, database } = pair;
  const [target, source] = [instance.names, production.names];
  const job = buildOperationJob(instance, {
    ...jobIn(pair, 'copy'),
    script: copyDatabaseScript,
    env: [
      sanitisation,
      ...login('SOURCE', production, cluster),
      ...login('TARGET', instance, cluster),
      ...guards(instance, production),
    ],
    room: database.size,
  });
  return [
    ...openDatabases(
      job.metadata.name,
      callersOf(job),
      [source.databaseCluster, target.databaseCluster],
      instance,
      cluster,
    ),
    job,
  ];
}

/** Sanitises a database that a recovery filled. */
function sanitiseDatabase(pair: Pair) {
  const { instance, production, cluster } = pair;
  const { databaseCluster, initdbSecret } = instance.names;
  const job = buildOperationJob(instance, {
    ...jobIn(pair, 'sanitise'),
    script: sanitiseScript,
    env: [
      sanitisation,
      { name: 'PGHOST', value: hostOf(instance, cluster) },
      { name: 'PGDATABASE', value: databaseNameOf(instance.site) },
      fromSecret('PGUSER', initdbSecret, 'username'),
      fromSecret('PGPASSWORD', initdbSecret, 'password'),
      ...guards(instance, production),
    ],
    room: '64Mi',
  });
  const policies = openDatabases(
    job.metadata.name,
    callersOf(job),
    [databaseCluster],
    instance,
    cluster,
  );
  return [...policies, job];
}

/** A new database that the operator fills from production's, and sanitises before anybody reads it. */
function importDatabase({ instance, production, cluster, database }: Pair) {
  const [target, source] = [instance.names, production.names];
  const name = databaseNameOf(instance.site);
  return [
    ...openDatabases(
      `${target.databaseCluster}-import`,
      databasePods(target.databaseCluster),
      [source.databaseCluster],
      instance,
      cluster,
    ),
    buildReplacement(instance, database, cluster, {
      bootstrap: {
        initdb: {
          database: name,
          owner: name,
          secret: { name: target.initdbSecret },
          import: {
            type: 'microservice',
            databases: [name],
            source: { externalCluster: source.databaseCluster },
            postImportApplicationSQL: [sanitiseSql],
          },
        },
      },
      externalClusters: [
        {
          name: source.databaseCluster,
          connectionParameters: {
            host: hostOf(production, cluster),
            user: name,
            dbname: name,
            sslmode: 'require',
          },
          password: { name: source.initdbSecret, key: 'password' },
        },
      ],
    }),
  ];
}

/** A new database from production's archive, which it reads and never writes to. */
function recoverDatabase({ instance, production, cluster, database }: Pair, archive: Archive) {
  const source = production.names.databaseCluster;
  const name = databaseNameOf(instance.site);
  // Its own password, not production's.
  const secret = { name: instance.names.initdbSecret };
  return [
    ...readArchive(instance, cluster),
    buildReplacement(instance, database, cluster, {
      bootstrap: { recovery: { source, database: name, owner: name, secret } },
      externalClusters: [
        { name: source, plugin: { name: backupPlugin, parameters: archiveParameters(archive) } },
      ],
    }),
  ];
}

/** One that is not backed up itself does not reach the object store otherwise. */
function readArchive(instance: Instance, { backups, databases }: Cluster): NetworkPolicy[] {
  if (!backups || instance.archive) return [];
  const { databaseCluster } = instance.names;
  const { peer, ports } = endpointOf(backups.endpoint);
  return [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: {
        name: `${databaseCluster}-recover`,
        namespace: databases,
        labels: platformLabels(instance),
      },
      spec: {
        podSelector: databasePods(databaseCluster),
        policyTypes: ['Egress'],
        egress: [to(peer, ports)],
      },
    },
  ];
}

function jobIn({ cluster, database, production, instance }: Pair, verb: string) {
  const { major } = production.database.kind === 'platform' ? production.database : database;
  return {
    name: `${instance.names.databaseCluster}-${verb}`,
    kind: `${verb}-database`,
    namespace: cluster.databases,
    // pg_dump reads older servers than itself, and none that is newer.
    image: postgresImages[major > database.major ? major : database.major],
    user: 26,
  };
}

function callersOf(job: Job) {
  const kind = job.metadata.labels?.[operationLabel] ?? '';
  return {
    matchLabels: { 'batch.kubernetes.io/job-name': job.metadata.name, [operationLabel]: kind },
  };
}

function login(side: 'SOURCE' | 'TARGET', instance: Instance, cluster: Cluster): IEnvVar[] {
  const { initdbSecret } = instance.names;
  return [
    { name: `${side}_HOST`, value: hostOf(instance, cluster) },
    { name: `${side}_DATABASE`, value: databaseNameOf(instance.site) },
    fromSecret(`${side}_USER`, initdbSecret, 'username'),
    fromSecret(`${side}_PASSWORD`, initdbSecret, 'password'),
  ];
}

/** What the script checks the rest against. */
function guards(instance: Instance, production: Instance): IEnvVar[] {
  return [
    { name: 'TARGET_CLUSTER', value: instance.names.databaseCluster },
    { name: 'PRODUCTION_CLUSTER', value: production.names.databaseCluster },
  ];
}

function hostOf({ names }: Instance, { databases }: Cluster): string {
  return `${names.databaseCluster}-rw.${databases}.svc.cluster.local`;
}
