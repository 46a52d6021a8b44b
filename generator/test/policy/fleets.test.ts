import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../src/releases/release.ts';
import { describeObject } from '../../src/objects/object.ts';
import { checkPolicy } from '../../src/policy/all.ts';
import { worldOf } from '../../src/policy/world.ts';
import { validFleet } from '../fleet-arbitrary.ts';
import { caseNames, readFleet, readOwnFleet, resolveConfig } from '../network/fleets.ts';

const release: Release = {
  image: 'registry.example.com:5000/web',
  tag: `sha-${'0a'.repeat(20)}`,
  digest: `sha256:${'0b'.repeat(32)}`,
};

describe('what the generator intends keeps every law', () => {
  it('for the fleet of this repository', async () => {
    expect(checkPolicy(worldOf(await readOwnFleet()))).toEqual([]);
  });

  it.each(caseNames)('for the fleet %s, before and after a release', (name) => {
    expect(checkPolicy(worldOf(readFleet(name)))).toEqual([]);
    expect(checkPolicy(worldOf(readFleet(name, () => release)))).toEqual([]);
  });

  it('for every valid fleet', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(validFleet(4), fc.boolean(), (config, released) => {
        const fleet = resolveConfig(config, () => (released ? release : undefined));
        expect(checkPolicy(worldOf(fleet))).toEqual([]);
      }),
      { numRuns: 40, seed: 20_261_120 },
    );
  });
});

describe('a law notices when an object is taken away', () => {
  const world = worldOf(readFleet('backed-up'));

  it.each([
    'ServiceAccount web-shop-dev/web',
    'ConfigMap web-shop-dev/web-env',
    'NetworkPolicy web-shop-dev/default-deny',
    'PersistentVolumeClaim web-shop-dev/web-media',
    'Deployment web-shop-dev/web',
    'Service web-shop-dev/web',
    'Middleware web-shop-dev/redirect-https',
    'Application argocd/web-shop-dev',
    'AppProject argocd/synestra-web-dev',
    'AppProject argocd/synestra-platform',
    'NetworkPolicy databases/default-deny',
    'ClusterImageCatalog web',
    'Cluster databases/shop-cnpg',
    'ObjectStore databases/shop-cnpg',
    'Certificate ingress/wildcard-example-com',
  ])('%s', (name) => {
    const objects = world.objects.filter((object) => describeObject(object) !== name);
    expect(objects).toHaveLength(world.objects.length - 1);
    expect(checkPolicy({ ...world, objects })).not.toEqual([]);
  });
});
