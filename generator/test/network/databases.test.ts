import { describe, expect, it } from 'vitest';
import type { Fleet, Instance } from '../../src/model/model.ts';
import type { Target } from './evaluator/may-connect.ts';
import { readFleet } from './fleets.ts';
import { podsOf, strangersTo, type Party } from './parties.ts';
import { clusterOf, openTargets } from './reach.ts';

const fleet = readFleet('backed-up');
const shop = instanceOf(fleet, 'shop', 'prod');
const everybody = unique([...podsOf(shop), ...strangersTo(shop, fleet), monitoring(), store()]);
const cluster = clusterOf(fleet, everybody);
const database = partyOf('databases/shop-cnpg');

describe('the database of a site', () => {
  it.each([
    [
      5432,
      [
        'cnpg-system/cloudnative-pg',
        'databases/shop-cnpg',
        'web-shop-prod/web',
        'web-shop-prod/web-migrate',
      ],
    ],
    [8000, ['cnpg-system/cloudnative-pg', 'databases/shop-cnpg']],
    [9187, ['monitoring/prometheus']],
    [22, []],
  ])('is called on %i by these alone', (port, callers) => {
    const found = everybody.filter((party) => isOpen(party, database, port));
    expect(found.map(({ name }) => name).sort()).toEqual(callers);
  });

  it('calls itself, its archive and the resolver, and no other pod', () => {
    const ports = [53, 80, 3000, 5432, 8000, 9000];
    const found = everybody
      .filter(({ end }) => end.kind === 'pod')
      .flatMap((party) =>
        ports
          .filter((port) => isOpen(database, party, port))
          .map((port) => `${party.name} ${port}`),
      );
    expect(found.sort()).toEqual([
      'databases/shop-cnpg 5432',
      'databases/shop-cnpg 8000',
      'kube-system/kube-dns 53',
      'storage/minio 9000',
    ]);
  });

  it('that is not backed up does not reach the archive', () => {
    expect(isOpen(partyOf('databases/shop-dev-cnpg'), store(), 9000)).toBe(false);
  });
});

function instanceOf({ instances }: Fleet, site: string, environment: string): Instance {
  const found = instances.find(
    (instance) => instance.site === site && instance.environment.name === environment,
  );
  if (!found) throw new Error(`${site} is not in ${environment}`);
  return found;
}

function isOpen(from: Party, to: Party, port: number): boolean {
  const target: Target = { port, protocol: 'TCP' };
  return openTargets(cluster, from, to, [target]).length > 0;
}

function partyOf(name: string): Party {
  const found = everybody.find((party) => party.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

function monitoring(): Party {
  const labels = { 'app.kubernetes.io/name': 'prometheus' };
  return {
    name: 'monitoring/prometheus',
    end: { kind: 'pod', namespace: 'monitoring', labels, address: '10.244.0.11' },
  };
}

function store(): Party {
  return {
    name: 'storage/minio',
    end: { kind: 'pod', namespace: 'storage', labels: {}, address: '10.244.0.12' },
  };
}

function unique(parties: readonly Party[]): Party[] {
  return [...new Map(parties.map((party) => [party.name, party])).values()];
}
