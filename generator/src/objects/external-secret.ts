import type { RemoteSecret } from '../model/remote-secrets.ts';
import { revisionAnnotation } from '../sealed/revision.ts';
import type { KubernetesObject, Metadata } from './object.ts';

/** As much of an ExternalSecret as is written here; the strict schema checks it. */
export interface ExternalSecret extends KubernetesObject {
  readonly spec: object;
}

/**
 * Asks the External Secrets Operator for a Secret. Argo CD judges its health, so a wave of them waits
 * until the Secrets are there. What the operator would fill in inside of a list is written out: Argo CD
 * compares lists as a whole and would find a difference for ever.
 */
export function buildExternalSecret(
  remote: RemoteSecret,
  place: Omit<Metadata, 'name'>,
): ExternalSecret {
  const { name, type, store, entries, template, optional, revision } = remote;
  const annotations = revision !== undefined && { [revisionAnnotation]: String(revision) };
  const metadata = {
    ...(remote.labels !== undefined && { labels: { ...remote.labels } }),
    ...(annotations && { annotations }),
  };
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, ...place },
    spec: {
      refreshInterval: store.refresh,
      secretStoreRef: { kind: store.storeKind, name: store.store },
      target: {
        name,
        ...(optional ? goesWithItsEntry : staysForever),
        template: {
          engineVersion: 'v2',
          mergePolicy: 'Replace',
          ...(type !== undefined && { type }),
          ...(Object.keys(metadata).length > 0 && { metadata }),
          // Only these, whatever else lies in the entry; one that is missing there is an error.
          data: { ...template },
        },
      },
      dataFrom: entries.map(({ key }) => ({
        extract: {
          key,
          conversionStrategy: 'Default',
          decodingStrategy: 'None',
          metadataPolicy: 'None',
        },
      })),
    },
  };
}

/**
 * The Secret outlives everything: the entry in the store, this object, and the operator's kinds when
 * somebody installs it anew. Owned by this object, it would be deleted together with it.
 */
const staysForever = { creationPolicy: 'Orphan', deletionPolicy: 'Retain' } as const;

/** There is no Secret where there is no entry, and Argo CD calls that healthy. */
const goesWithItsEntry = { creationPolicy: 'Owner', deletionPolicy: 'Delete' } as const;
