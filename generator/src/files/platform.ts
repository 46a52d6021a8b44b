import type { Cluster, Fleet, Instance } from '../model/model.ts';
import {
  buildDatabaseApplication,
  buildPlatformApplications,
  buildSecretsApplication,
  isSealed,
  platformFolders,
} from '../objects/argocd/platform.ts';
import type { KubernetesObject } from '../objects/object.ts';
import { buildDatabase, buildDatabaseGround } from '../objects/platform/database/build.ts';
import { buildDatabaseNamespace, buildSiteNamespace } from '../objects/platform/namespaces.ts';
import { buildTls } from '../objects/platform/tls.ts';

/** A file of the platform: plain manifests, which Argo CD applies as they are. */
export interface PlatformFile {
  readonly path: string;
  readonly objects: readonly KubernetesObject[];
}

/** Where the platform's part of a site in an environment lies. */
export function platformFilesOf({ database, environment, site }: Instance): string[] {
  const { namespaces, databases, databaseApplications } = platformFolders;
  const place = `${environment.name}/${site}`;
  const ofDatabase = [
    `${databases}/${place}/database.yaml`,
    `${databaseApplications}/${place}.yaml`,
  ];
  return [`${namespaces}/${place}.yaml`, ...(database.kind === 'platform' ? ofDatabase : [])];
}

/** Everything around the sites, file by file. */
export function* listPlatformFiles(fleet: Fleet): Generator<PlatformFile> {
  const { cluster, instances } = fleet;
  const { applications, namespaces, tls, databases } = platformFolders;
  for (const application of buildPlatformApplications(fleet)) {
    yield { path: `${applications}/${application.metadata.name}.yaml`, objects: [application] };
  }
  const ofDatabases = buildDatabaseNamespace(cluster);
  yield { path: `${namespaces}/${ofDatabases.metadata.name}.yaml`, objects: [ofDatabases] };
  const certificates = buildTls(cluster);
  if (certificates.length > 0) yield { path: `${tls}/tls.yaml`, objects: certificates };
  yield { path: `${databases}/shared.yaml`, objects: buildDatabaseGround(cluster) };
  for (const instance of instances) yield* listOwnFiles(instance, cluster);
}

function* listOwnFiles(instance: Instance, cluster: Cluster): Generator<PlatformFile> {
  const [namespace, database, application] = platformFilesOf(instance);
  if (namespace) yield { path: namespace, objects: [buildSiteNamespace(instance)] };
  if (database) yield { path: database, objects: buildDatabase(instance, cluster) };
  if (application) {
    yield { path: application, objects: [buildDatabaseApplication(instance, cluster)] };
  }
  if (isSealed(instance)) {
    const place = `${instance.environment.name}/${instance.site}`;
    const path = `${platformFolders.secretApplications}/${place}.yaml`;
    yield { path, objects: [buildSecretsApplication(instance, cluster)] };
  }
}
