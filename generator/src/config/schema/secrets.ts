import * as z from 'zod';
import { text } from './values.ts';

const externalSchema = z.strictObject({
  /** Somebody else puts the Secrets into the cluster; here only their names and keys are known. Default: external. */
  kind: z.literal('external'),
});

const sopsSchema = z.strictObject({
  /** The Secrets lie encrypted in this repository, written by "pnpm secrets", and are decrypted in the cluster. Default: external. */
  kind: z.literal('sops'),
});

const externalSecretSchema = z.strictObject({
  /** The External Secrets Operator reads the Secrets from a store such as Vault. Default: external. */
  kind: z.literal('externalSecret'),
  /** The name of the store as the operator knows it. No default. */
  store: text('invalid-object-name'),
  /** One store for the cluster, or one of this name in each namespace. Default: ClusterSecretStore. */
  storeKind: z.enum(['ClusterSecretStore', 'SecretStore']).optional(),
  /** Where the entry of each Secret lies in the store, with {environment}, {site} and {secret} in their places. Default: "web/{environment}/{site}/{secret}". */
  key: text('invalid-remote-key').optional(),
  /** Where the login for the registry lies, which several sites may share. Default: what `key` says. */
  registryKey: text('invalid-remote-key').optional(),
  /** How often the store is read again. Default: 1h. */
  refresh: text('invalid-duration').optional(),
});

/** Who provides the Secrets of a site. */
export const secretProviderSchema = z.discriminatedUnion('kind', [
  externalSchema,
  externalSecretSchema,
  sopsSchema,
]);

export type SecretProviderConfig = z.output<typeof secretProviderSchema>;
