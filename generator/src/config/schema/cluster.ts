import * as z from 'zod';
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
  /** The name of the root Application. Default: apps-web-core. */
  root: text('invalid-dns-label').optional(),
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

export type ClusterConfig = z.output<typeof clusterSchema>;
