import * as z from 'zod';
import { backupsSchema, noBackupsSchema } from './backups.ts';
import { labels, text } from './values.ts';

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
  /** The name of the root Application of the sites. Default: apps-web-core. */
  root: text('invalid-dns-label').optional(),
  /** The name of the root Application of the platform, which begins everything. Default: infra-web-core. */
  platformRoot: text('invalid-dns-label').optional(),
});

const platformSourceSchema = z.strictObject({
  /** The git repository from which the folders of the platform are synced. Default: the one of the sites. */
  repository: text('invalid-repository').optional(),
  /** The branch of it that Argo CD follows. Default: the one of the sites. */
  revision: text('invalid-revision').optional(),
});

export const clusterSchema = z.strictObject({
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
  /** The ClusterIssuer that answers for them by DNS-01, which alone can prove a wildcard. Default: letsencrypt-dns01. */
  issuer: text('invalid-object-name').optional(),
  /** Hosts that belong to others and that no site may take. Default: none. */
  reservedHosts: z.array(text('invalid-host')).readonly().optional(),
  /** The pods of Traefik, which alone may call a site from outside. Default: app.kubernetes.io/name=traefik in ingress. */
  traefik: podsSchema.optional(),
  /** The pods that answer DNS. Default: k8s-app=kube-dns in kube-system. */
  dns: podsSchema.optional(),
  /** The pods of the operator of the databases. Default: app.kubernetes.io/name=cloudnative-pg in cnpg-system. */
  databaseOperator: podsSchema.optional(),
  /** The namespace of the platform's databases; nothing else runs in it. Default: databases. */
  databases: text('invalid-dns-label').optional(),
  /** The pods that collect the figures of the databases; false where nobody does. Default: app.kubernetes.io/name=prometheus in monitoring. */
  monitoring: z.union([z.literal(false), podsSchema]).optional(),
  /** Where the backups of the databases lie, or as `{ none }` why there are none. Default: nowhere, which production does not take. */
  backups: z.union([backupsSchema, noBackupsSchema]).optional(),
  /** Where the platform's folders are synced from, where another repository takes them over. Default: the repository of the sites. */
  platform: platformSourceSchema.optional(),
});

export type ClusterConfig = z.output<typeof clusterSchema>;
