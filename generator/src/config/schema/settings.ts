import * as z from 'zod';
import { databaseSchema } from './database.ts';
import { mediaSchema } from './media.ts';
import { gate } from './promotion.ts';
import { secretProviderSchema } from './secrets.ts';
import { labels, port, quantity, text } from './values.ts';

const computeSchema = z.strictObject({
  /** CPU in cores: "150m" or "1". Default: 150m requested, 1 as the limit. */
  cpu: text('invalid-cpu').optional(),
  /** Memory in bytes: "512Mi" or "4Gi". Default: 512Mi requested, 4Gi as the limit. */
  memory: quantity.optional(),
});

const resourcesSchema = z.strictObject({
  /** What the scheduler reserves for each pod. Default: 150m and 512Mi. */
  requests: computeSchema.optional(),
  /** What a pod may use at most. Default: 1 core and 4Gi. */
  limits: computeSchema.optional(),
});

const autoscalingSchema = z.strictObject({
  /** The fewest pods. No default. */
  from: z.int().min(1).max(100),
  /** The most pods. No default. */
  to: z.int().min(1).max(100),
  /** The share of the requested CPU, in percent, above which there are more. Default: 70. */
  cpuPercent: z.int().min(10).max(100).optional(),
});

const jobsSchema = z.strictObject({
  /** When the queue is run: five cron fields, in UTC. Default: every minute. */
  schedule: text('invalid-cron').optional(),
});

const tolerationSchema = z.strictObject({
  /** The taint's key. Default: every key, with the operator Exists. */
  key: text('invalid-label-key').optional(),
  /** How the value is compared. Default: Equal. */
  operator: z.enum(['Equal', 'Exists']).optional(),
  /** The taint's value, with the operator Equal. Default: empty. */
  value: text('invalid-label').optional(),
  /** The taint's effect. Default: every effect. */
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']).optional(),
});

const schedulingSchema = z.strictObject({
  /** Labels that a node must have. Default: none. */
  nodeSelector: labels.optional(),
  /** Taints that the pods tolerate. Default: none. */
  tolerations: z.array(tolerationSchema).readonly().optional(),
  /** The name of a PriorityClass. Default: the cluster's own. */
  priorityClassName: text('invalid-object-name').optional(),
});

const outgoingSchema = z.strictObject({
  /** Why the site connects there; becomes a part of the policy's name. No default. */
  name: text('invalid-dns-label'),
  /** Pods of the cluster as `{ namespace, podLabels }`, or an address range as `{ cidr }`. No default. */
  to: z.union([
    z.strictObject({
      /** The namespace of the pods that are called. No default. */
      namespace: text('invalid-dns-label'),
      /** Labels of the pods that are called. Default: every pod of the namespace. */
      podLabels: labels.optional(),
    }),
    z.strictObject({
      /** An address range outside the cluster. No default. */
      cidr: text('invalid-cidr'),
    }),
  ]),
  /** The port that the called pod or host listens on. No default. */
  port,
});

const smtpSchema = z.strictObject({
  /** The mail server. No default. */
  host: text('invalid-host'),
  /** Its port. Default: 587. */
  port: port.optional(),
});

/** What each level may say of promotion; waves and freezes are the fleet's alone. */
const gateSchema = z.strictObject(gate);

/** The fields themselves, for the levels that say more than settings. */
export const settings = {
  /** Variables that are not secret; merged over the levels by name. Default: none. */
  env: z.record(text('invalid-variable-name'), z.string()).optional(),
  /** Names of further Secrets whose keys become variables; later ones win. Default: none. */
  secrets: z.array(text('invalid-object-name')).readonly().optional(),
  /** Who provides the site's Secrets. Default: external, somebody else does. */
  secretProvider: secretProviderSchema.optional(),
  /** Counts up when somebody changed the Secrets outside of this repository, so that the pods are rolled. Default: none. */
  secretsRevision: z.int().min(1).max(9999).optional(),
  /** CPU and memory; merged over the levels field by field. Default: 150m/512Mi, at most 1/4Gi. */
  resources: resourcesSchema.optional(),
  /** How many pods serve the site: a number, or `{ from, to }` and their load decides. More than one needs media in s3. Where selfHeal is off, Argo CD sets a number only once, because hot development scales the Deployment. Default: 1. */
  replicas: z.union([z.int().min(0).max(100), autoscalingSchema]).optional(),
  /** Where uploads lie. With a kind it replaces the outer level, without one it refines it. Default: a volume of 5Gi. */
  media: mediaSchema.optional(),
  /** The runner of scheduled publishing and other queued jobs; false turns it off. Default: every minute. */
  jobs: z.union([z.literal(false), jobsSchema]).optional(),
  /** On which nodes the pods run. Default: anywhere. */
  scheduling: schedulingSchema.optional(),
  /** Who runs the database. Default: the platform. */
  database: databaseSchema.optional(),
  /** The mail server. Default: none, the site sends no mail. */
  smtp: smtpSchema.optional(),
  /** Connections that the site opens beyond the derived ones. Default: none. */
  outgoing: z.array(outgoingSchema).readonly().optional(),
  /** Sends http requests to https. Default: true. */
  redirectHttp: z.boolean().optional(),
  /** A Secret of the site's namespace with its own certificate. Default: the wildcard that covers the host. */
  certificate: text('invalid-object-name').optional(),
  /** `held` stops Argo CD from syncing the site by itself; what runs goes on. Default: live. */
  rollout: z.enum(['live', 'held']).optional(),
  /** How a release gets here from the environment before. Default: what the fleet's `promotion` says. */
  promotion: gateSchema.optional(),
};

/** What fleet, environment, site and the site's environment can all say; the later one wins. */
export const settingsSchema = z.strictObject(settings);

export type Settings = z.output<typeof settingsSchema>;
