import type { Issue } from '../issue.ts';
import { describeObject } from '../objects/object.ts';
import { unreleasedImage } from '../releases/release.ts';
import { fieldOf, showValue } from './read.ts';
import type { Rule } from './rule.ts';

const immutable = /^[^\s:@]+(?::\d+\/[^\s:@]+)?:sha-[0-9a-f]{40}@sha256:[0-9a-f]{64}$/;

/** What runs is exactly what was tested; only a site without a release has nothing to run yet. */
export const imagesAreImmutable: Rule = ({ world, pods }) => {
  const unreleased = new Set(
    world.sites.filter(({ released }) => !released).map(({ namespace }) => namespace),
  );
  return pods.flatMap(({ object, namespace, containers }) =>
    containers.flatMap(({ at, spec }): Issue[] => {
      const image = fieldOf(spec, 'image');
      if (typeof image === 'string' && immutable.test(image)) return [];
      if (image === unreleasedImage && unreleased.has(namespace)) return [];
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
