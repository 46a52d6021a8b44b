/** The folder of a site's encrypted Secrets in an environment, from the root of the repository. */
export function secretsDirectory(environment: string, site: string): string {
  return `environments/secrets-${environment}/${site}`;
}

/** The folder of the encrypted Secrets that belong to no site; no environment can have that name. */
export const platformSecretsDirectory = 'environments/platform-secrets';

/** Who may decrypt which of them; sops reads it when it encrypts. */
export const sopsConfig = '.sops.yaml';

/** One file for each Secret: a missing one can be added by whoever cannot decrypt the others. */
export const sealedFiles = {
  runtime: 'runtime.yaml',
  s3: 's3.yaml',
  registry: 'registry.yaml',
  firstAdmin: 'first-admin.yaml',
  initdb: 'initdb.yaml',
  mediaSource: 'media-source.yaml',
  mediaBackup: 'media-backup.yaml',
  backups: 'backups.yaml',
} as const;

/** Those that the server's pods read when they start. */
export const readByPods = [sealedFiles.runtime, sealedFiles.s3] as const;
