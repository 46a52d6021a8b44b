import type { KubernetesObject } from '../../objects/object.ts';
import { differsAt, fromTo, hostsOf, listAt, mapAt, podOf, textAt, textsAt } from './read.ts';
import {
  isFirst,
  objectsAfter,
  placeKey,
  whenChanged,
  whenRemoved,
  type Changes,
  type DangerRule,
} from './rule.ts';
import { describeLooseness } from './pod-looseness.ts';
import { opensMore } from './network-reach.ts';
import type { ObjectChange } from '../change.ts';

/** What can let somebody in, or out, who could not go there before. */
export const exposureRules: readonly DangerRule[] = [
  {
    code: 'host-added',
    harm: 'exposure',
    severity: 'caution',
    kinds: ['Ingress', 'HTTPRoute'],
    find: (change, changes) => {
      const had = hostsOf(change.before);
      return hostsOf(change.after)
        .filter((host) => !had.includes(host))
        .filter((host) => isFirst(change, changes.newHosts.get(host)))
        .filter((host) => !keeps(host, change, changes))
        .map((host) => `answers to ${host}, which this site did not before`);
    },
  },
  {
    code: 'policy-removed',
    harm: 'exposure',
    severity: 'severe',
    kinds: ['NetworkPolicy'],
    find: (change, changes) =>
      whenRemoved((before) => {
        const left = objectsAfter(change, changes).filter(({ kind }) => kind === 'NetworkPolicy');
        return policyTypes(before)
          .filter((type) => !left.some((policy) => isolatesAll(policy, type)))
          .map((type) => `goes, and no policy closes ${type.toLowerCase()} by default any more`);
      })(change, changes),
  },
  {
    code: 'policy-loosened',
    harm: 'exposure',
    severity: 'severe',
    kinds: ['NetworkPolicy'],
    find: (change, changes) => [
      ...reach(change, changes, 'ingress').map((what) => `lets more in: ${what}`),
      ...whenChanged((before, after) => [
        ...policyTypes(before)
          .filter((type) => !policyTypes(after).includes(type))
          .map((type) => `no longer closes ${type.toLowerCase()}`),
        ...(differsAt(before, after, 'spec', 'podSelector') ? ['is about other pods now'] : []),
      ])(change, changes),
    ],
  },
  {
    code: 'egress-widened',
    harm: 'exposure',
    severity: 'severe',
    kinds: ['NetworkPolicy'],
    find: (change, changes) =>
      reach(change, changes, 'egress').map((what) => `lets more out: ${what}`),
  },
  {
    code: 'security-context-loosened',
    harm: 'exposure',
    severity: 'severe',
    kinds: ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod'],
    find: ({ before, after }) => {
      if (!after) return [];
      const known = before ? describeLooseness(before) : [];
      return describeLooseness(after).filter((sign) => !known.includes(sign));
    },
  },
  {
    code: 'namespace-loosened',
    harm: 'exposure',
    severity: 'severe',
    kinds: ['Namespace'],
    find: whenChanged((before, after) => {
      const label = ['metadata', 'labels', 'pod-security.kubernetes.io/enforce'];
      return levels.indexOf(textAt(after, ...label) ?? '') <
        levels.indexOf(textAt(before, ...label) ?? '')
        ? [`enforces less on its pods, ${fromTo(before, after, ...label)}`]
        : [];
    }),
  },
  {
    code: 'token-mounted',
    harm: 'exposure',
    severity: 'severe',
    kinds: ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'ServiceAccount'],
    find: whenChanged((before, after) => {
      const mounts = (object: KubernetesObject) =>
        (object.kind === 'ServiceAccount' ? mapAt(object) : podOf(object))
          .automountServiceAccountToken !== false;
      return mounts(after) && !mounts(before)
        ? ['gives its pods a token of the cluster, with which they can ask the API server']
        : [];
    }),
  },
  {
    code: 'service-exposed',
    harm: 'exposure',
    severity: 'severe',
    kinds: ['Service'],
    find: ({ before, after }) => {
      const type = textAt(after, 'spec', 'type') ?? 'ClusterIP';
      const open = ['NodePort', 'LoadBalancer', 'ExternalName'].includes(type);
      return open && type !== textAt(before, 'spec', 'type')
        ? [`is reachable past the ingress, as ${type}`]
        : [];
    },
  },
  {
    code: 'tls-loosened',
    harm: 'exposure',
    severity: 'severe',
    kinds: ['Ingress'],
    find: whenChanged((before, after) => {
      const annotation = (object: KubernetesObject, name: string) =>
        object.metadata.annotations?.[`traefik.ingress.kubernetes.io/router.${name}`];
      const lost = (annotation(before, 'middlewares') ?? '')
        .split(',')
        .filter((name) => !(annotation(after, 'middlewares') ?? '').split(',').includes(name));
      return [
        ...(annotation(before, 'tls') === 'true' && annotation(after, 'tls') !== 'true'
          ? ['is no longer served with TLS']
          : []),
        ...(annotation(before, 'entrypoints') === 'websecure' &&
        annotation(after, 'entrypoints') !== 'websecure'
          ? ['is also served without TLS']
          : []),
        ...lost.map((name) => `no longer passes through the middleware ${name}`),
      ];
    }),
  },
  {
    code: 'project-widened',
    harm: 'exposure',
    severity: 'severe',
    kinds: ['AppProject'],
    find: ({ before, after }) => {
      if (!before) return ['is new: Applications may have the rights that it gives'];
      return [
        'sourceRepos',
        'destinations',
        'clusterResourceWhitelist',
        'namespaceResourceWhitelist',
        'sourceNamespaces',
        'roles',
      ].flatMap((field) => {
        const had = listAt(before, 'spec', field).map(sorted);
        return listAt(after, 'spec', field)
          .map(sorted)
          .filter((right) => !had.includes(right))
          .map((right) => `gives more rights in ${field}: ${right}`);
      });
    },
  },
  {
    code: 'source-changed',
    harm: 'exposure',
    severity: 'severe',
    kinds: ['Application'],
    find: whenChanged((before, after) =>
      [
        ['spec', 'project'],
        ['spec', 'source', 'repoURL'],
        ['spec', 'source', 'targetRevision'],
        ['spec', 'source', 'path'],
        ['spec', 'destination', 'server'],
      ]
        .filter((path) => differsAt(before, after, ...path))
        .map((path) => `takes another ${path.at(-1)}, ${fromTo(before, after, ...path)}`),
    ),
  },
  {
    code: 'rights-widened',
    harm: 'exposure',
    severity: 'severe',
    kinds: ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'],
    find: ({ before, after }) =>
      ['rules', 'subjects'].flatMap((field) => {
        const had = listAt(before, field).map(sorted);
        return listAt(after, field)
          .map(sorted)
          .filter((right) => !had.includes(right))
          .map((right) => `gives more rights in ${field}: ${right}`);
      }),
  },
];

/** Pod Security levels, from none to the strictest. */
const levels = ['privileged', '', 'baseline', 'restricted'];

function sorted(value: unknown): string {
  const map = mapAt(value);
  const keys = Object.keys(map).sort();
  return keys.length > 0
    ? keys.map((key) => `${key} ${JSON.stringify(map[key])}`).join(', ')
    : String(value);
}

function keeps(host: string, change: ObjectChange, { unchanged }: Changes): boolean {
  return unchanged(change).some((object) => hostsOf(object).includes(host));
}

/** What a policy of a site that was there before opens; a new site comes with its own. */
function reach(change: ObjectChange, changes: Changes, direction: 'ingress' | 'egress'): string[] {
  if (!change.after || changes.addedSites.has(placeKey(change))) return [];
  return opensMore(change.before, change.after, direction);
}

function policyTypes(policy: KubernetesObject): string[] {
  return textsAt(policy, 'spec', 'policyTypes');
}

function isolatesAll(policy: KubernetesObject, type: string): boolean {
  const selectsAll = Object.keys(mapAt(policy, 'spec', 'podSelector')).length === 0;
  return selectsAll && policyTypes(policy).includes(type);
}
