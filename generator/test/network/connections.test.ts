import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connection, Fleet, Port } from '../../src/model/model.ts';
import { validFleet } from '../fleet-arbitrary.ts';
import { expectFile } from '../policy/expected-file.ts';
import { caseNames, casesFolder, readFleet, readOwnFleet, resolveConfig } from './fleets.ts';
import { printMatrix } from './matrix.ts';
import { podsOf, strangersTo } from './parties.ts';
import { clusterOf, covers, listedTargets, openTargets, targetsOf } from './reach.ts';

describe.each(caseNames)('the fleet %s', (name) => {
  const fleet = readFleet(name);

  it('opens every connection of the model, at both ends', () => {
    expect(connectionsThatNobodyCanUse(fleet)).toEqual([]);
  });

  it('opens nothing else', () => {
    expect(differencesToTheModel(fleet)).toEqual([]);
  });

  it('lets talk to each other whom the matrix shows', () => {
    const shop = fleet.instances.filter(({ site }) => site === 'shop');
    const text = shop.map((instance) => printMatrix(fleet, instance)).join('\n\n\n');
    expectFile(path.join(casesFolder, name, 'matrix.txt'), `${text}\n`);
  });
});

it('the fleet of this repository opens the connections of its model, and nothing else', async () => {
  const fleet = await readOwnFleet();
  expect(connectionsThatNobodyCanUse(fleet)).toEqual([]);
  expect(differencesToTheModel(fleet)).toEqual([]);
});

it('so does every valid fleet', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(validFleet(2), (config) => {
      const fleet = resolveConfig(config);
      expect(connectionsThatNobodyCanUse(fleet)).toEqual([]);
      expect(differencesToTheModel(fleet)).toEqual([]);
    }),
    { numRuns: 12, seed: 20_261_120 },
  );
});

/** Connections of the model for which not a single pair of callers and called gets through. */
function connectionsThatNobodyCanUse(fleet: Fleet): string[] {
  return fleet.instances.flatMap((instance) => {
    const everybody = [...podsOf(instance), ...strangersTo(instance, fleet)];
    const cluster = clusterOf(fleet, everybody);
    const isUsed = (connection: Connection, port: Port) =>
      everybody.some((from) =>
        everybody.some(
          (to) =>
            covers(instance, connection, from, to, port) &&
            openTargets(cluster, from, to, [port]).length > 0,
        ),
      );
    return instance.connections.flatMap((connection) =>
      connection.ports
        .filter((port) => !isUsed(connection, port))
        .map(({ port }) => `${instance.names.namespace}: ${connection.name} ${port}`),
    );
  });
}

/** Everything around the pods of each site that is open and not listed, or listed and not open. */
function differencesToTheModel(fleet: Fleet): string[] {
  return fleet.instances.flatMap((instance) => {
    const own = podsOf(instance);
    const everybody = [...own, ...strangersTo(instance, fleet)];
    const cluster = clusterOf(fleet, everybody);
    const targets = targetsOf(instance);
    const pairs = own.flatMap((pod) =>
      everybody.flatMap((party) => [
        { from: pod, to: party },
        { from: party, to: pod },
      ]),
    );
    return pairs.flatMap(({ from, to }) => {
      const open = openTargets(cluster, from, to, targets);
      const listed = listedTargets(instance, from, to, targets);
      return targets
        .filter((target) => open.includes(target) !== listed.includes(target))
        .map((target) => {
          const fault = open.includes(target) ? 'open, not listed' : 'listed, not open';
          return `${from.name} -> ${to.name} ${target.port}: ${fault}`;
        });
    });
  });
}
