import type { Recorded } from './api-server.ts';

const namespace = 'web-shop-prod';

export const paths = {
  namespace: `/api/v1/namespaces/${namespace}`,
  runtime: `/api/v1/namespaces/${namespace}/secrets/web-shop-prod-env`,
  registry: `/api/v1/namespaces/${namespace}/secrets/regcred`,
  initdb: '/api/v1/namespaces/databases/secrets/shop-initdb-secret',
  sopsSecret: `/apis/isindir.github.com/v1alpha3/namespaces/${namespace}/sopssecrets/web-shop-prod-env`,
  database: '/apis/postgresql.cnpg.io/v1/namespaces/databases/clusters/shop-cnpg',
  application: '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/web-shop-prod',
  job: `/apis/batch/v1/namespaces/${namespace}/jobs/web-migrate`,
  deployment: `/apis/apps/v1/namespaces/${namespace}/deployments/web`,
  clones: `/apis/apps/v1/namespaces/${namespace}/deployments?labelSelector=dev.okteto.com/clone=true`,
  ingresses: '/apis/networking.k8s.io/v1/ingresses',
  routes: '/apis/traefik.io/v1alpha1/ingressroutes',
  certificates: '/apis/cert-manager.io/v1/certificates',
} as const;

/** A value of a Secret, which nobody may see. */
export const value = Buffer.from('the-word-of-the-shop').toString('base64');

const keys = ['DATABASE_URI', 'PAYLOAD_SECRET', 'PREVIEW_SECRET', 'CRON_SECRET', 'SEED_KEY'];

export function secretWith(...names: readonly string[]): object {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    data: Object.fromEntries(names.map((name) => [name, value])),
  };
}

export function ingress(of: string, name: string, ...hosts: readonly string[]): object {
  return { metadata: { namespace: of, name }, spec: { rules: hosts.map((host) => ({ host })) } };
}

export const ownIngresses = [
  ingress(namespace, 'web', 'shop.example.com'),
  ingress(namespace, 'web-aliases', 'www.shop.example.com'),
];

export function deployment(spec: object, status: object): object {
  return { metadata: { generation: 4 }, spec, status };
}

export function certificate(status: 'True' | 'False', ...dnsNames: readonly string[]): object {
  const message = status === 'True' ? 'it is up to date' : 'the challenge is pending';
  return {
    metadata: { namespace: 'ingress', name: 'wildcard' },
    spec: { dnsNames },
    status: { conditions: [{ type: 'Ready', status, message }] },
  };
}

const names = ['example.com', '*.example.com', '*.shop.example.com'];

/** A cluster in which the shop runs well, as its API tells it. */
export const healthy: Recorded = {
  [paths.namespace]: { status: { phase: 'Active' } },
  [paths.runtime]: secretWith(...keys),
  [paths.registry]: secretWith('.dockerconfigjson'),
  [paths.initdb]: secretWith('username', 'password'),
  [paths.database]: {
    spec: { instances: 2 },
    status: { phase: 'Cluster in healthy state', readyInstances: 2 },
  },
  [paths.application]: {
    status: { sync: { status: 'Synced' }, operationState: { phase: 'Succeeded' } },
  },
  [paths.job]: { status: { succeeded: 1, conditions: [{ type: 'Complete', status: 'True' }] } },
  [paths.deployment]: deployment(
    { replicas: 1 },
    { observedGeneration: 4, updatedReplicas: 1, availableReplicas: 1 },
  ),
  [paths.ingresses]: { items: ownIngresses },
  [paths.routes]: { items: [] },
  [paths.certificates]: { items: [certificate('True', ...names)] },
};
