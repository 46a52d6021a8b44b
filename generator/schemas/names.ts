import type { Schema } from './schema.ts';
import { dnsSubdomain } from './values.ts';

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const label1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';

/** What the API server, or the kind's own admission webhook, demands of `metadata.name`. */
export const names = {
  subdomain: dnsSubdomain,
  label: { type: 'string', maxLength: 63, pattern: `^${label}$` },
  service: { type: 'string', maxLength: 63, pattern: `^${label1035}$` },
  // The name becomes the value of a label on the pods.
  job: { ...dnsSubdomain, maxLength: 63 },
  // The controller appends 11 characters to name the jobs.
  cronJob: { ...dnsSubdomain, maxLength: 52 },
  role: { type: 'string', maxLength: 253, pattern: '^[a-z0-9]([-a-z0-9.:]*[a-z0-9])?$' },
  // CloudNativePG derives the names of Services from it.
  postgresCluster: { type: 'string', maxLength: 50, pattern: `^${label1035}$` },
} satisfies Record<string, Schema>;

export type NameRule = keyof typeof names;
