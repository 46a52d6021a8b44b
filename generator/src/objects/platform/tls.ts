import type { ITLSStore } from '@kubernetes-models/traefik/traefik.io/v1alpha1/TLSStore';
import type { Cluster } from '../../model/model.ts';
import { certificateNameOf } from '../../model/names.ts';
import type { KubernetesObject } from '../object.ts';
import { commonLabels } from '../site/labels.ts';

/** As much of a Certificate as is written here; the strict schema checks it. */
interface Certificate extends KubernetesObject {
  readonly spec: {
    readonly secretName: string;
    readonly dnsNames: readonly string[];
    readonly issuerRef: { readonly name: string; readonly kind: string; readonly group: string };
    readonly privateKey: { readonly algorithm: 'ECDSA'; readonly rotationPolicy: 'Always' };
  };
}

/** A certificate for each wildcard, and the one store from which Traefik picks by host. */
export function buildTls(cluster: Cluster): KubernetesObject[] {
  const { wildcards } = cluster;
  if (wildcards.length === 0) return [];
  return [...wildcards.map((domain) => buildCertificate(domain, cluster)), buildStore(cluster)];
}

function buildCertificate(domain: string, { issuer, traefik }: Cluster): Certificate {
  const name = certificateNameOf(domain);
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name, namespace: traefik.namespace, labels: commonLabels },
    spec: {
      secretName: `${name}-tls`,
      // A wildcard does not cover the domain itself.
      dnsNames: [domain, `*.${domain}`],
      issuerRef: { name: issuer, kind: 'ClusterIssuer', group: 'cert-manager.io' },
      // A key that leaked serves nobody after the next renewal.
      privateKey: { algorithm: 'ECDSA', rotationPolicy: 'Always' },
    },
  };
}

/**
 * Traefik reads the store named default and no other, in whatever namespace; with two of them it uses
 * neither. A host that no certificate fits gets the first one.
 */
function buildStore({ wildcards, traefik }: Cluster): ITLSStore & KubernetesObject {
  const secrets = wildcards.map((domain) => ({ secretName: `${certificateNameOf(domain)}-tls` }));
  const [first] = secrets;
  return {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'TLSStore',
    metadata: { name: 'default', namespace: traefik.namespace, labels: commonLabels },
    spec: { ...(first && { defaultCertificate: first }), certificates: secrets },
  };
}
