import type { IMiddleware } from '@kubernetes-models/traefik/traefik.io/v1alpha1/Middleware';
import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import type { IService } from 'kubernetes-models/v1/Service';
import type { KubernetesObject } from '../object.ts';
import type { Blueprint } from './blueprint.ts';
import { commonLabels, serverSelector } from './labels.ts';

type Ingress = IIngress & KubernetesObject;
type Middleware = IMiddleware & KubernetesObject;

const serviceName = 'web';
const toHttps = 'redirect-https';
const toCanonicalHost = 'redirect-host';

/** The one Service; Traefik and the runner of queued jobs reach the server by it. */
export const service: IService & KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: serviceName, labels: commonLabels },
  spec: {
    type: 'ClusterIP',
    selector: serverSelector,
    ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }],
  },
};

const httpsRedirect = buildMiddleware(toHttps, {
  redirectScheme: { scheme: 'https', permanent: true },
});

/** Everything that Traefik reads: the site itself, and what is redirected to it. */
export function buildExposure(blueprint: Blueprint): (Ingress | Middleware)[] {
  const { host, aliases, redirectHttp, namespace } = blueprint;
  const hosts = host === undefined ? [] : [host];
  return [
    buildIngress('web', 'websecure', hosts, blueprint),
    ...(redirectHttp
      ? [buildIngress('web-http', 'web', [...hosts, ...aliases], blueprint, toHttps), httpsRedirect]
      : []),
    ...(namespace !== undefined && aliases.length > 0
      ? [
          buildIngress('web-aliases', 'websecure', aliases, blueprint, toCanonicalHost),
          buildMiddleware(toCanonicalHost, {
            redirectRegex: {
              regex: '^https?://[^/]+(.*)$',
              replacement: `https://${host}\${1}`,
              permanent: true,
            },
          }),
        ]
      : []),
  ];
}

function buildIngress(
  name: string,
  entryPoint: 'web' | 'websecure',
  hosts: readonly string[],
  { namespace, certificate }: Blueprint,
  middleware?: string,
): Ingress {
  const secure = entryPoint === 'websecure';
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name,
      labels: commonLabels,
      annotations: {
        'traefik.ingress.kubernetes.io/router.entrypoints': entryPoint,
        ...(secure && { 'traefik.ingress.kubernetes.io/router.tls': 'true' }),
        ...(middleware !== undefined &&
          namespace !== undefined && {
            'traefik.ingress.kubernetes.io/router.middlewares': `${namespace}-${middleware}@kubernetescrd`,
          }),
      },
    },
    spec: {
      ingressClassName: 'traefik',
      // Without a section of its own, Traefik takes the certificate from the cluster's TLS store.
      ...(secure &&
        certificate !== undefined && { tls: [{ hosts: [...hosts], secretName: certificate }] }),
      ...(hosts.length > 0 && { rules: hosts.map(buildRule) }),
    },
  };
}

function buildRule(host: string) {
  const backend = { service: { name: serviceName, port: { name: 'http' } } };
  return { host, http: { paths: [{ path: '/', pathType: 'Prefix' as const, backend }] } };
}

function buildMiddleware(name: string, spec: IMiddleware['spec']): Middleware {
  return {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'Middleware',
    metadata: { name, labels: commonLabels },
    spec,
  };
}
