import * as z from 'zod';
import { formats, type FormatCode } from './formats.ts';

/** A string in one of the named formats; the error message is the format's permanent code. */
function text(code: FormatCode) {
  return z.string().refine(formats[code].holds, { error: code });
}

const port = z.int().min(1).max(65535);
const quantity = text('invalid-quantity');
const labels = z.record(text('invalid-label-key'), text('invalid-label'));

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

const volumeMediaSchema = z.strictObject({
  /** Uploads lie on a volume of the site; allows one replica. Default: volume. */
  kind: z.literal('volume'),
  /** The size of the volume. Default: 5Gi. */
  size: quantity.optional(),
  /** The storage class. Default: the cluster's own. */
  storageClass: text('invalid-object-name').optional(),
});

const s3MediaSchema = z.strictObject({
  /** Uploads lie in an S3 bucket. Default: volume. */
  kind: z.literal('s3'),
  /** The address of the object store, without a path. No default. */
  endpoint: text('invalid-url'),
  /** The bucket; every site and environment has its own. No default. */
  bucket: text('invalid-bucket').optional(),
  /** The region that requests are signed for. Default: us-east-1. */
  region: text('invalid-region').optional(),
  /** Puts the bucket into the path instead of the host, as MinIO wants it. Default: false. */
  pathStyle: z.boolean().optional(),
});

/** Refines media that an outer level chose: it names no kind, so it replaces single fields. */
const mediaRefinementSchema = z.strictObject({
  /** Left out here: the kind comes from the outer level. Default: inherited. */
  kind: z.undefined().optional(),
  /** The size of the volume. Default: inherited. */
  size: quantity.optional(),
  /** The storage class. Default: inherited. */
  storageClass: text('invalid-object-name').optional(),
  /** The address of the object store. Default: inherited. */
  endpoint: text('invalid-url').optional(),
  /** The bucket. Default: inherited. */
  bucket: text('invalid-bucket').optional(),
  /** The region that requests are signed for. Default: inherited. */
  region: text('invalid-region').optional(),
  /** Puts the bucket into the path instead of the host. Default: inherited. */
  pathStyle: z.boolean().optional(),
});

const mediaSchema = z.union([volumeMediaSchema, s3MediaSchema, mediaRefinementSchema]);

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

const platformDatabaseSchema = z.strictObject({
  /** The platform runs the database in the databases namespace. Default: platform. */
  kind: z.literal('platform'),
});

const namespaceDatabaseSchema = z.strictObject({
  /** For experiments: the database lives and dies in the site's own namespace. Default: platform. */
  kind: z.literal('namespace'),
  /** The name of the database. No default. */
  database: text('invalid-database-name').optional(),
  /** The role that owns it. No default. */
  owner: text('invalid-database-name').optional(),
  /** The size of its volume. Default: 5Gi. */
  size: quantity.optional(),
});

const outgoingSchema = z.strictObject({
  /** Why the site connects there; becomes a part of the policy's name. No default. */
  name: text('invalid-dns-label'),
  /** A host inside the cluster (`<service>.<namespace>.svc`), or an address range. No default. */
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

const settings = {
  /** Variables that are not secret; merged over the levels by name. Default: none. */
  env: z.record(text('invalid-variable-name'), z.string()).optional(),
  /** Names of further Secrets whose keys become variables; later ones win. Default: none. */
  secrets: z.array(text('invalid-object-name')).readonly().optional(),
  /** CPU and memory; merged over the levels field by field. Default: 150m/512Mi, at most 1/4Gi. */
  resources: resourcesSchema.optional(),
  /** How many pods serve the site. Default: 1. */
  replicas: z.int().min(0).max(100).optional(),
  /** Where uploads lie. With a kind it replaces the outer level, without one it refines it. Default: a volume of 5Gi. */
  media: mediaSchema.optional(),
  /** The runner of scheduled publishing and other queued jobs; false turns it off. Default: every minute. */
  jobs: z.union([z.literal(false), jobsSchema]).optional(),
  /** On which nodes the pods run. Default: anywhere. */
  scheduling: schedulingSchema.optional(),
  /** Who runs the database. Default: the platform. */
  database: z
    .discriminatedUnion('kind', [platformDatabaseSchema, namespaceDatabaseSchema])
    .optional(),
  /** The mail server. Default: none, the site sends no mail. */
  smtp: smtpSchema.optional(),
  /** Connections that the site opens beyond the derived ones. Default: none. */
  outgoing: z.array(outgoingSchema).readonly().optional(),
  /** Sends http requests to https. Default: true. */
  redirectHttp: z.boolean().optional(),
  /** A Secret of the site's namespace with its own certificate. Default: the wildcard that covers the host. */
  certificate: text('invalid-object-name').optional(),
  /** `held` keeps the site off the list that Argo CD syncs. Default: live. */
  rollout: z.enum(['live', 'held']).optional(),
};

/** What fleet, environment, site and the site's environment can all say; the later one wins. */
export const settingsSchema = z.strictObject(settings);

const siteEnvironmentSchema = z.strictObject({
  /** The canonical host. No default. */
  host: text('invalid-host'),
  /** Hosts that are redirected to the canonical one. Default: none. */
  aliases: z.array(text('invalid-host')).readonly().optional(),
  ...settings,
});

const siteSchema = z.strictObject({
  /** The code base that runs the site. Default: the only one, where there is one. */
  app: z.string().optional(),
  ...settings,
  /** The environments in which the site exists, and what is special there. No default. */
  environments: z.record(z.string(), siteEnvironmentSchema),
});

const appSchema = z.strictObject({
  /** The folder of the code base. No default. */
  directory: text('invalid-directory'),
  /** Registry and repository of its image, without a tag. No default. */
  image: text('invalid-image'),
  /** The Secret in each site's namespace that lets the cluster pull it. Default: none, the image is public. */
  pullSecret: text('invalid-object-name').optional(),
});

const environmentSchema = z.strictObject({
  /** Its name; releases are promoted in the order of the list. No default. */
  name: text('invalid-environment-name'),
  /** Argo CD undoes changes made in the cluster by hand; false leaves room for hot development. Default: true. */
  selfHeal: z.boolean().optional(),
  /** Visitors depend on it: options for development are refused. Default: false. */
  production: z.boolean().optional(),
  /** The value of SYNESTRA_ENV: dev, stage or prod. Default: prod in production, else dev. */
  stage: z.enum(['dev', 'stage', 'prod']).optional(),
  /** Settings of every site in this environment. Default: none. */
  defaults: settingsSchema.optional(),
});

const podsSchema = z.strictObject({
  /** The namespace of the pods. Default: ingress for Traefik, kube-system for DNS. */
  namespace: text('invalid-dns-label').optional(),
  /** Labels of the pods. Default: those of the usual installation. */
  podLabels: labels.optional(),
});

const argocdSchema = z.strictObject({
  /** The namespace in which Argo CD runs. Default: argocd. */
  namespace: text('invalid-dns-label').optional(),
  /** The beginning of the projects' names: `<project>-<env>`. Default: synestra-web. */
  project: text('invalid-dns-label').optional(),
  /** The project of the root Application and the platform. Default: synestra-platform. */
  platformProject: text('invalid-dns-label').optional(),
  /** The name of the root Application. Default: apps-web-core. */
  root: text('invalid-dns-label').optional(),
});

const clusterSchema = z.strictObject({
  /** The git repository that Argo CD reads. No default. */
  repository: text('invalid-repository'),
  /** The branch that Argo CD follows. Default: main. */
  revision: text('invalid-revision').optional(),
  /** The cluster's address as Argo CD knows it. Default: https://kubernetes.default.svc. */
  server: text('invalid-url').optional(),
  /** Where Argo CD runs and how its projects are called. Default: the names of the original. */
  argocd: argocdSchema.optional(),
  /** Domains with a wildcard certificate: each covers itself and one label below it. Default: none. */
  wildcards: z.array(text('invalid-host')).readonly().optional(),
  /** Hosts that belong to others and that no site may take. Default: none. */
  reservedHosts: z.array(text('invalid-host')).readonly().optional(),
  /** The pods of Traefik, which alone may call a site from outside. Default: app.kubernetes.io/name=traefik in ingress. */
  traefik: podsSchema.optional(),
  /** The pods that answer DNS. Default: k8s-app=kube-dns in kube-system. */
  dns: podsSchema.optional(),
  /** The pods of the operator of the databases. Default: app.kubernetes.io/name=cloudnative-pg in cnpg-system. */
  databaseOperator: podsSchema.optional(),
  /** The namespace of the platform's databases. Default: databases. */
  databases: text('invalid-dns-label').optional(),
});

export const fleetSchema = z.strictObject({
  /** Facts about the cluster and its platform. No default. */
  cluster: clusterSchema,
  /** The code bases, by name. No default. */
  apps: z.record(text('invalid-dns-label'), appSchema),
  /** The environments, in the order of promotion. No default. */
  environments: z.array(environmentSchema).min(1).readonly(),
  /** Settings of every site. Default: none. */
  defaults: settingsSchema.optional(),
  /** The sites, by id; the id is a part of every name in the cluster. No default. */
  sites: z.record(text('invalid-dns-label'), siteSchema),
});

export type FleetConfig = z.output<typeof fleetSchema>;
export type SiteConfig = z.output<typeof siteSchema>;
export type SiteEnvironmentConfig = z.output<typeof siteEnvironmentSchema>;
export type EnvironmentConfig = z.output<typeof environmentSchema>;
export type ClusterConfig = z.output<typeof clusterSchema>;
export type Settings = z.output<typeof settingsSchema>;
export type VolumeMedia = z.output<typeof volumeMediaSchema>;
export type S3Media = z.output<typeof s3MediaSchema>;
export type MediaRefinement = z.output<typeof mediaRefinementSchema>;
