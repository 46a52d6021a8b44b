import type { Issue } from '../issue.ts';
import { describeObject } from '../objects/object.ts';
import type { Rule } from './rule.ts';

/** Traefik reads one TLSStore, named default; with a second one it may use neither. */
export const tlsStoreIsAlone: Rule = ({ ofKind }) => {
  const stores = ofKind('TLSStore.traefik.io');
  const [first] = stores.filter(({ metadata }) => metadata.name === 'default');
  return stores
    .filter((store) => store !== first)
    .map((store): Issue => ({
      code: 'several-tls-stores',
      message: first
        ? `stands beside ${describeObject(first)}, and the certificates of both are lost`
        : 'has a name that Traefik does not read',
      at: describeObject(store),
      expected: 'one TLSStore in the whole cluster, named "default"',
      got: `"${store.metadata.name}"`,
      hint: 'list its certificates in the one store',
    }));
};
