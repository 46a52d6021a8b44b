import type { Issue } from '../issue.ts';
import { describeObject, type KubernetesObject } from '../objects/object.ts';
import { operationLabel } from '../objects/platform/operations/job.ts';
import { unreleasedImage } from '../releases/release.ts';
import { fieldOf, listOf, showValue, textOf } from './read.ts';
import type { Rule } from './rule.ts';

/** Of images that others build, the digest alone is what counts. */
const byDigest = /^[^\s@]+@sha256:[0-9a-f]{64}$/;

/** Of our own, the commit too. */
const immutable = /^[^\s:@]+(?::\d+\/[^\s:@]+)?:sha-[0-9a-f]{40}@sha256:[0-9a-f]{64}$/;

/** What runs is exactly what was tested; only a site without a release has nothing to run yet. */
export const imagesAreImmutable: Rule = ({ world, pods }) => {
  const unreleased = new Set(
    world.sites.filter(({ released }) => !released).map(({ namespace }) => namespace),
  );
  return pods.flatMap(({ object, namespace, labels, containers }) =>
    containers.flatMap(({ at, spec }): Issue[] => {
      const image = fieldOf(spec, 'image');
      if (typeof image === 'string' && immutable.test(image)) return [];
      if (image === unreleasedImage && unreleased.has(namespace)) return [];
      if (isOperation(labels) && typeof image === 'string' && byDigest.test(image)) return [];
      return [
        {
          code: 'mutable-image',
          message: `${at}.image may mean another image tomorrow`,
          at: describeObject(object),
          expected: '<name>:sha-<40 hexadecimal digits>@sha256:<64 hexadecimal digits>',
          got: showValue(image),
          hint: 'only "pnpm release" and "pnpm promote" set images',
        },
      ];
    }),
  );
};

/** Databases too run exactly one image: where a catalog or a database names one, it names a digest. */
export const databaseImagesAreImmutable: Rule = ({ ofKind }) => [
  ...ofKind('ClusterImageCatalog.postgresql.cnpg.io').flatMap((catalog) =>
    listOf(catalog, 'spec', 'images').flatMap((entry, index) =>
      mutable(catalog, `spec.images[${index}].image`, fieldOf(entry, 'image')),
    ),
  ),
  ...ofKind('Cluster.postgresql.cnpg.io').flatMap((cluster) => {
    const image = fieldOf(cluster, 'spec', 'imageName');
    return image === undefined ? [] : mutable(cluster, 'spec.imageName', image);
  }),
];

function mutable(object: KubernetesObject, field: string, image: unknown): Issue[] {
  if (typeof image === 'string' && byDigest.test(image)) return [];
  return [
    {
      code: 'mutable-image',
      message: `${field} may mean another image tomorrow`,
      at: describeObject(object),
      expected: '<name>:<tag>@sha256:<64 hexadecimal digits>',
      got: showValue(image),
      hint: "take the digest from CloudNativePG's own catalog",
    },
  ];
}

function isOperation(labels: unknown): boolean {
  return textOf(labels, operationLabel) !== undefined;
}
