import type { Names } from './model.ts';

/** Derives every name of a site in an environment. The design's table of names is this function. */
export function deriveNames(site: string, environment: string): Names {
  const instance = `web-${site}-${environment}`;
  // Production came first in the original and has the short names; they are kept for its data.
  const database = environment === 'prod' ? site : `${site}-${environment}`;
  return {
    namespace: instance,
    application: instance,
    runtimeSecret: `${instance}-env`,
    s3Secret: `${instance}-s3-env`,
    mediaSourceSecret: `${instance}-media-source`,
    mediaBackupSecret: `${instance}-media-backup`,
    firstAdminSecret: `${instance}-first-admin`,
    databaseCluster: `${database}-cnpg`,
    databaseApplication: `infra-${database}-db`,
    secretsApplication: `infra-${database}-secrets`,
    initdbSecret: `${database}-initdb-secret`,
  };
}

/** The name of a site's database and of the role that owns it: one that Postgres takes without quotes. */
export function databaseNameOf(site: string): string {
  return site.replaceAll('-', '_');
}

/** The Certificate of a wildcard domain; the original's name, so that its Secret is taken over. */
export function certificateNameOf(domain: string): string {
  return `wildcard-${domain.replaceAll('.', '-')}`;
}
