import type { Issue } from '../issue.ts';
import { describeObject, type KubernetesObject } from '../objects/object.ts';
import { annotationOf, fieldOf, listOf, textOf } from './read.ts';
import type { Rule } from './rule.ts';

const entryPointsAnnotation = 'traefik.ingress.kubernetes.io/router.entrypoints';

interface Claim {
  readonly ingress: KubernetesObject;
  readonly field: string;
  readonly host: string;
  readonly path: string;
}

/** A request goes to one place: no two rules take the same host and path on the same entry point. */
export const hostsAreClaimedOnce: Rule = ({ ofKind }) => {
  const owners = new Map<string, Map<string, Claim>>();
  return ofKind('Ingress.networking.k8s.io').flatMap((ingress) => {
    const entryPoints = entryPointsOf(ingress);
    return claimsOf(ingress).flatMap((claim): Issue[] => {
      const key = `${claim.host}${claim.path}`;
      const taken = owners.get(key) ?? new Map<string, Claim>();
      owners.set(key, taken);
      const [owner] = entryPoints.flatMap((name) => ownerOf(taken, name) ?? []);
      for (const name of entryPoints) if (!taken.has(name)) taken.set(name, claim);
      return owner ? [clash(claim, owner)] : [];
    });
  });
};

/** An Ingress that names no entry point is served on all of them. */
const everyEntryPoint = '*';

function ownerOf(taken: ReadonlyMap<string, Claim>, entryPoint: string): Claim | undefined {
  if (entryPoint === everyEntryPoint) return [...taken.values()][0];
  return taken.get(entryPoint) ?? taken.get(everyEntryPoint);
}

function entryPointsOf(ingress: KubernetesObject): string[] {
  const names = (annotationOf(ingress, entryPointsAnnotation) ?? '').split(',');
  const trimmed = names.map((name) => name.trim()).filter((name) => name !== '');
  return trimmed.length > 0 ? trimmed : [everyEntryPoint];
}

function claimsOf(ingress: KubernetesObject): Claim[] {
  return listOf(ingress, 'spec', 'rules').flatMap((rule, ruleIndex) =>
    listOf(rule, 'http', 'paths').map((path, pathIndex) => ({
      ingress,
      field: `spec.rules[${ruleIndex}].http.paths[${pathIndex}]`,
      host: (textOf(rule, 'host') ?? '*').toLowerCase(),
      path: `/${(textOf(fieldOf(path, 'path')) ?? '').replaceAll(/^\/+|\/+$/g, '')}`,
    })),
  );
}

function clash({ ingress, field, host, path }: Claim, owner: Claim): Issue {
  return {
    code: 'host-claimed-twice',
    message: `${field} takes what ${describeObject(owner.ingress)} has at ${owner.field}`,
    at: describeObject(ingress),
    expected: 'each host and path once on an entry point',
    got: `${host}${path}`,
    hint: 'give one of the two another host; the proxy would choose between them by chance',
  };
}
