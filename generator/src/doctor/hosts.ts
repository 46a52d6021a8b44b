import { listAt, textAt } from './fields.ts';
import { missing, ok, unknown, type Finding, type Patient, type Step } from './step.ts';

/** Something that asks the proxy for a host. */
interface Claim {
  readonly namespace: string;
  readonly owner: string;
  readonly hosts: readonly string[];
  /** Whether it only sends those on who came without encryption. */
  readonly plain: boolean;
}

/** Where an Ingress listens, by the names of Traefik's doors; on every one where it does not say. */
const doors = 'traefik.ingress.kubernetes.io/router.entrypoints';

/** Own Ingresses hold the hosts, and nobody else in the cluster does. */
export const examineHosts: Step = async (patient) => {
  const { namespace } = patient.instance.names;
  const ingresses = await patient.api('/apis/networking.k8s.io/v1/ingresses');
  if (ingresses.kind !== 'found') return [unknown('the Ingresses of all namespaces')];
  const claims = [
    ...listAt(ingresses.object, 'items').map(claimOfIngress),
    ...(await routes(patient)),
  ];
  const hosts = [patient.instance.host, ...patient.instance.aliases];
  const own = claims.filter((claim) => claim.namespace === namespace && !claim.plain);
  const findings = hosts.flatMap((host): Finding[] => [
    ...(own.some((claim) => claim.hosts.includes(host))
      ? []
      : [
          missing(
            `no Ingress in ${namespace} holds ${host}`,
            'it comes with the server: mend what stands above first',
          ),
        ]),
    ...claims
      .filter((claim) => claim.namespace !== namespace && claim.hosts.includes(host))
      .map(({ namespace: other, owner }) =>
        missing(
          `${owner} in ${other} claims ${host} too, so visitors may land there`,
          'take the host out of it where it is declared, and let its Application be synced',
        ),
      ),
  ]);
  return findings.length > 0 ? findings : [ok(`nobody else claims ${hosts.join(', ')}`)];
};

function claimOfIngress(ingress: unknown): Claim {
  return {
    namespace: textAt(ingress, 'metadata', 'namespace') ?? '',
    owner: `the Ingress ${textAt(ingress, 'metadata', 'name') ?? ''}`,
    hosts: listAt(ingress, 'spec', 'rules').flatMap((rule) => textAt(rule, 'host') ?? []),
    plain: textAt(ingress, 'metadata', 'annotations', doors) === 'web',
  };
}

/** Traefik has a kind of its own; a cluster without it has none. */
async function routes({ api }: Patient): Promise<Claim[]> {
  const answer = await api('/apis/traefik.io/v1alpha1/ingressroutes');
  if (answer.kind !== 'found') return [];
  return listAt(answer.object, 'items').map((route) => ({
    namespace: textAt(route, 'metadata', 'namespace') ?? '',
    owner: `the IngressRoute ${textAt(route, 'metadata', 'name') ?? ''}`,
    plain: false,
    hosts: listAt(route, 'spec', 'routes').flatMap((each) =>
      [...(textAt(each, 'match') ?? '').matchAll(/Host\(([^)]*)\)/g)].flatMap(([, names = '']) =>
        [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
      ),
    ),
  }));
}
