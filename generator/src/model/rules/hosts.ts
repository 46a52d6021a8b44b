import { quote } from '../../config/describe.ts';
import type { ConfigPath, Issue } from '../../issue.ts';
import type { Instance } from '../model.ts';
import { asWritten, titleOf, type Rule } from './rule.ts';

interface Claim {
  readonly host: string;
  readonly at: ConfigPath;
  readonly instance: Instance;
}

/** No two sites, environments or aliases share a host: one of them would never be reached. */
export const hostsAreUnique: Rule = (facts) => {
  const owners = new Map<string, Claim>();
  return claims(asWritten(facts)).flatMap((claim): Issue[] => {
    const owner = owners.get(claim.host);
    if (!owner) {
      owners.set(claim.host, claim);
      return [];
    }
    return [
      {
        code: 'duplicate-host',
        message: `is already used by ${titleOf(owner.instance)}`,
        at: claim.at,
        expected: 'a host that nobody else declares',
        got: quote(claim.host),
        first: owner.at,
        hint: 'give one of the two another host, or drop it there',
      },
    ];
  });
};

/** Hosts that the platform keeps for itself are no site's. */
export const hostsAreNotReserved: Rule = ({ fleet }) => {
  const reserved = fleet.cluster.reservedHosts;
  return claims(fleet.instances)
    .filter(({ host }) => reserved.includes(host))
    .map(({ host, at }) => ({
      code: 'reserved-host',
      message: 'belongs to the platform',
      at,
      expected: 'a host that cluster.reservedHosts does not list',
      got: quote(host),
      first: ['cluster', 'reservedHosts', reserved.indexOf(host)],
      hint: 'choose another host, or free this one on the platform first',
    }));
};

/** A browser must get a certificate for every host: from a wildcard, or the site's own. */
export const hostsAreCovered: Rule = ({ fleet }) =>
  claims(fleet.instances)
    .filter(({ instance }) => instance.certificate === undefined)
    .filter(({ host }) => !fleet.cluster.wildcards.some((domain) => covers(domain, host)))
    .map(({ host, at }) => ({
      code: 'uncovered-host',
      message: 'is covered by no certificate',
      at,
      expected: describeCover(fleet.cluster.wildcards),
      got: quote(host),
      hint: 'a wildcard covers its domain and one label below; else set "certificate", or add to cluster.wildcards',
    }));

function describeCover(wildcards: readonly string[]): string {
  const own = 'a certificate of its own';
  return wildcards.length > 0 ? `a host directly below ${wildcards.join(', ')}, or ${own}` : own;
}

function covers(domain: string, host: string): boolean {
  return host === domain || host.slice(host.indexOf('.') + 1) === domain;
}

function claims(instances: readonly Instance[]): Claim[] {
  return instances.flatMap((instance) => [
    { host: instance.host, at: [...instance.at, 'host'], instance },
    ...instance.aliases.map((host, index) => ({
      host,
      at: [...instance.at, 'aliases', index],
      instance,
    })),
  ]);
}
