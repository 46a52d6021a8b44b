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
    firstAdminSecret: `${instance}-first-admin`,
    databaseCluster: `${database}-cnpg`,
    initdbSecret: `${database}-initdb-secret`,
  };
}
