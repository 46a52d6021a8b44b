import type { Issue } from '../../issue.ts';
import { fieldOf, listOf, textOf } from '../read.ts';
import { namespaceOf, type Rule } from '../rule.ts';
import { dangling } from './reference.ts';

/** A database takes its image from a catalog that has its version. */
export const imageCatalogsExist: Rule = ({ ofKind, find }) =>
  ofKind('Cluster.postgresql.cnpg.io').flatMap((cluster): Issue[] => {
    const reference = fieldOf(cluster, 'spec', 'imageCatalogRef');
    if (reference === undefined) return [];
    const name = textOf(reference, 'name') ?? '';
    const major = String(fieldOf(reference, 'major'));
    const catalog = find('ClusterImageCatalog.postgresql.cnpg.io', '', name);
    const majors = listOf(catalog, 'spec', 'images').map((image) =>
      String(fieldOf(image, 'major')),
    );
    if (majors.includes(major)) return [];
    return [
      catalog
        ? dangling(cluster, 'spec.imageCatalogRef.major', `one of ${majors.join(', ')}`, major)
        : dangling(cluster, 'spec.imageCatalogRef.name', 'a ClusterImageCatalog', name),
    ];
  });

/** What Traefik shows is renewed by somebody: each entry of the store is made by a Certificate. */
export const storedCertificatesExist: Rule = ({ ofKind }) =>
  ofKind('TLSStore.traefik.io').flatMap((store) => {
    const made = ofKind('Certificate.cert-manager.io')
      .filter((certificate) => namespaceOf(certificate) === namespaceOf(store))
      .flatMap((certificate) => textOf(certificate, 'spec', 'secretName') ?? []);
    const entries = [
      { field: 'spec.defaultCertificate', entry: fieldOf(store, 'spec', 'defaultCertificate') },
      ...listOf(store, 'spec', 'certificates').map((entry, index) => ({
        field: `spec.certificates[${index}]`,
        entry,
      })),
    ];
    return entries.flatMap(({ field, entry }): Issue[] => {
      const name = textOf(entry, 'secretName');
      if (name === undefined || made.includes(name)) return [];
      const expected = 'the Secret of a Certificate of its namespace';
      return [dangling(store, `${field}.secretName`, expected, name, made)];
    });
  });

/** A backup that is planned is one of a database that exists. */
export const backedUpDatabasesExist: Rule = ({ ofKind, find }) =>
  ofKind('ScheduledBackup.postgresql.cnpg.io').flatMap((backup): Issue[] => {
    const name = textOf(backup, 'spec', 'cluster', 'name') ?? '';
    if (find('Cluster.postgresql.cnpg.io', namespaceOf(backup), name)) return [];
    return [dangling(backup, 'spec.cluster.name', 'a Cluster of its namespace', name)];
  });
