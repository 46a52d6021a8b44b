import type { IClusterImageCatalog } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1/ClusterImageCatalog';
import type { KubernetesObject } from '../../object.ts';
import { commonLabels } from '../../site/labels.ts';
import { postgresMajors } from '../../../config/schema/database.ts';
import { postgresImages } from '../images.ts';

export const catalogName = 'web';

/** The one place that names the image of all databases: a minor update is one line in one file. */
export function buildImageCatalog(): IClusterImageCatalog & KubernetesObject {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'ClusterImageCatalog',
    metadata: { name: catalogName, labels: commonLabels },
    spec: { images: postgresMajors.map((major) => ({ major, image: postgresImages[major] })) },
  };
}
