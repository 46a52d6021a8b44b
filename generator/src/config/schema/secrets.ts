import * as z from 'zod';

const externalSchema = z.strictObject({
  /** Somebody else puts the Secrets into the cluster; here only their names and keys are known. Default: external. */
  kind: z.literal('external'),
});

const sopsSchema = z.strictObject({
  /** The Secrets lie encrypted in this repository, written by "pnpm secrets", and are decrypted in the cluster. Default: external. */
  kind: z.literal('sops'),
});

/** Who provides the Secrets of a site. */
export const secretProviderSchema = z.discriminatedUnion('kind', [externalSchema, sopsSchema]);
