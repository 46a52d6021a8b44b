import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkShape } from '../../src/config/check-shape.ts';
import { planFiles } from '../../src/files/plan.ts';
import { resolveFleet } from '../../src/model/resolve.ts';
import { releaseDirectory } from '../../src/releases/overlay.ts';
import { validFleet } from '../fleet-arbitrary.ts';
import { releaseOf } from '../promotion/decide/letters.ts';

/** What is released: for each site and environment a letter, or nothing. */
const releases = fc.array(fc.constantFrom('A', 'B', undefined), { minLength: 8, maxLength: 8 });

it('of all generated files the list of what is rolled out alone depends on releases', () => {
  fc.assert(
    fc.property(validFleet(4), releases, releases, (data, before, after) => {
      const shape = checkShape(data);
      if (!('config' in shape)) throw new Error('the fleet should be valid');
      const sites = Object.keys(shape.config.sites);
      const planned = [before, after].map((letters) => {
        const fleet = resolveFleet(shape.config, (environment, site) => {
          const letter = letters[sites.indexOf(site) * 2 + (environment === 'dev' ? 0 : 1)];
          return letter === undefined ? undefined : releaseOf(letter);
        });
        const overlays = fleet.instances.map(
          ({ environment, site }) =>
            `${releaseDirectory(environment.name, site)}/kustomization.yaml`,
        );
        const files = [...planFiles(fleet)].filter(({ path }) => !overlays.includes(path));
        return new Map(files.map(({ path, content }) => [path, content]));
      });
      const [one, other] = planned.map((files) => {
        expect(files.delete('kustomize/argocd/kustomization.yaml')).toBe(true);
        return Object.fromEntries(files);
      });
      expect(one).toEqual(other);
    }),
  );
});
