import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import type { Media } from '../../model/model.ts';
import { keptForever } from '../argocd/annotations.ts';
import type { KubernetesObject } from '../object.ts';
import { commonLabels } from './labels.ts';

export const claimName = 'web-media';

/**
 * It shares the Deployment's wave: with a storage class that waits for its first consumer, an earlier
 * wave would never become healthy.
 */
export function buildMediaVolume(media: Media): (IPersistentVolumeClaim & KubernetesObject)[] {
  if (media.kind !== 'volume') return [];
  return [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: claimName, labels: commonLabels, annotations: keptForever },
      spec: {
        accessModes: ['ReadWriteOnce'],
        ...(media.storageClass !== undefined && { storageClassName: media.storageClass }),
        resources: { requests: { storage: media.size } },
      },
    },
  ];
}
