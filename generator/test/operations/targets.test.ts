import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fleet } from '../../src/model/model.ts';
import { buildOperations } from '../../src/objects/platform/operations/build.ts';
import { subjectsOf } from '../../src/objects/platform/operations/operation.ts';
import { validFleet } from '../fleet-arbitrary.ts';
import { readFleet, resolveConfig } from '../network/fleets.ts';

const confirmed = [
  'backup-database',
  'backup-media',
  'move-media',
  'rebuild-database',
  'restore-database',
  'restore-media',
  'return-media',
];

/** What each operation does to production, and whether it asks first. */
function touchingProduction(fleet: Fleet): { kind: string; asks: boolean }[] {
  return [...subjectsOf(fleet)]
    .filter(({ instance }) => instance.environment.production)
    .flatMap(buildOperations)
    .map(({ kind, confirmation }) => ({ kind, asks: confirmation !== undefined }));
}

it('production is kept, restored and rebuilt, once confirmed, and never filled from elsewhere', () => {
  expect(touchingProduction(readFleet('backed-up'))).toEqual(
    expect.arrayContaining(
      confirmed
        .filter((kind) => !['move-media', 'return-media'].includes(kind))
        .map((kind) => ({ kind, asks: true })),
    ),
  );
  fc.assert(
    fc.property(validFleet(4), (config) => {
      for (const { kind, asks } of touchingProduction(resolveConfig(config))) {
        expect(confirmed).toContain(kind);
        expect(asks).toBe(true);
      }
    }),
    { numRuns: 60, seed: 20_261_120 },
  );
});

it('no copy of production writes to its archive', () => {
  const fleet = readFleet('backed-up');
  const copies = [...subjectsOf(fleet)]
    .filter(({ instance }) => !instance.environment.production)
    .flatMap(buildOperations)
    .flatMap(({ objects }) => objects)
    .filter(({ kind }) => kind === 'Cluster');
  expect(copies.length).toBeGreaterThan(3);
  for (const copy of copies) expect(copy).not.toHaveProperty('spec.plugins');
});
