import type { KubernetesObject } from '../../objects/object.ts';
import type { ObjectChange } from '../change.ts';
import {
  containersOf,
  differsAt,
  fromTo,
  hostsOf,
  isKept,
  listAt,
  mapAt,
  shrinksAt,
  textAt,
} from './read.ts';
import {
  isFirst,
  objectsAfter,
  placeKey,
  whenChanged,
  whenRemoved,
  type Changes,
  type DangerRule,
} from './rule.ts';

/** Fields that Kubernetes lets nobody change on an object that exists. */
const immutable: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Deployment: [['spec', 'selector']],
  DaemonSet: [['spec', 'selector']],
  StatefulSet: [
    ['spec', 'selector'],
    ['spec', 'serviceName'],
    ['spec', 'volumeClaimTemplates'],
  ],
  Job: [
    ['spec', 'template'],
    ['spec', 'selector'],
    ['spec', 'completions'],
  ],
  Service: [['spec', 'clusterIP']],
  RoleBinding: [['roleRef']],
  ClusterRoleBinding: [['roleRef']],
};

/** What can make a site unreachable. */
export const downtimeRules: readonly DangerRule[] = [
  {
    code: 'immutable-field',
    harm: 'downtime',
    severity: 'severe',
    kinds: Object.keys(immutable),
    find: whenChanged((before, after) =>
      (isReplaced(after) ? [] : (immutable[after.kind] ?? []))
        .filter((path) => differsAt(before, after, ...path))
        .map(
          (path) =>
            `changes ${path.join('.')}, which Kubernetes does not allow: every sync fails until it is deleted by hand`,
        ),
    ),
  },
  {
    code: 'recreate-strategy',
    harm: 'downtime',
    severity: 'severe',
    kinds: ['Deployment'],
    find: whenChanged((before, after) => {
      const type = ['spec', 'strategy', 'type'];
      const becomes = textAt(after, ...type) === 'Recreate' && differsAt(before, after, ...type);
      return becomes
        ? [
            'is updated by Recreate from now on: each release stops the old pods before new ones start',
          ]
        : [];
    }),
  },
  {
    code: 'no-replicas',
    harm: 'downtime',
    severity: 'severe',
    kinds: ['Deployment', 'StatefulSet'],
    find: whenChanged((before, after) =>
      mapAt(after, 'spec').replicas === 0 && mapAt(before, 'spec').replicas !== 0
        ? ['has no replicas any more: nothing serves the site']
        : [],
    ),
  },
  {
    code: 'host-moved',
    harm: 'downtime',
    severity: 'severe',
    kinds: ['Ingress', 'HTTPRoute'],
    find: (change, changes) =>
      lostHosts(change, changes).flatMap((host) => {
        const other = winnerOf(host, change, changes);
        return other
          ? [
              `gives ${host} to ${placeKey(other)}: visitors get another site, or none until both are synced`,
            ]
          : [];
      }),
  },
  {
    code: 'host-removed',
    harm: 'downtime',
    severity: 'severe',
    kinds: ['Ingress', 'HTTPRoute'],
    find: (change, changes) =>
      changes.removedSites.has(placeKey(change))
        ? []
        : lostHosts(change, changes)
            .filter((host) => !winnerOf(host, change, changes))
            .map((host) => `no longer answers to ${host}`),
  },
  {
    code: 'namespace-changed',
    harm: 'downtime',
    severity: 'severe',
    kinds: ['Application', 'Namespace'],
    find: (change, changes) => [
      ...whenRemoved(({ kind }) =>
        kind === 'Namespace' ? ['goes, and with it everything that it holds'] : [],
      )(change, changes),
      ...whenChanged((before, after) => {
        const namespace = ['spec', 'destination', 'namespace'];
        return differsAt(before, after, ...namespace)
          ? [
              `deploys into another namespace, ${fromTo(before, after, ...namespace)}: its Secrets and volumes do not follow`,
            ]
          : [];
      })(change, changes),
    ],
  },
  {
    code: 'site-removed',
    harm: 'downtime',
    severity: 'severe',
    kinds: ['Application'],
    find: (change, changes) =>
      change.kind === 'removed' && changes.removedSites.has(placeKey(change))
        ? [
            isKept(change.before)
              ? 'leaves the repository: what runs stays, unmanaged, until somebody deletes it'
              : 'leaves the repository, and Argo CD deletes the site',
          ]
        : [],
  },
  {
    code: 'site-renamed',
    harm: 'downtime',
    severity: 'severe',
    kinds: ['Ingress', 'HTTPRoute'],
    find: (change, changes) => {
      if (!changes.removedSites.has(placeKey(change))) return [];
      const heirs = lostHosts(change, changes)
        .map((host) => winnerOf(host, change, changes))
        .filter((heir) => heir && changes.addedSites.has(placeKey(heir)));
      const names = [...new Set(heirs.map((heir) => heir?.site))];
      return names.map(
        (name) =>
          `looks like a rename to ${name}: for the cluster that is a new site, with an empty database and empty media`,
      );
    },
  },
  {
    code: 'workload-removed',
    harm: 'downtime',
    severity: 'severe',
    kinds: ['Deployment', 'StatefulSet', 'Service'],
    find: whenRemoved(() => ['goes while the site stays']),
  },
  {
    code: 'secret-removed',
    harm: 'downtime',
    severity: 'severe',
    kinds: ['Secret', 'SopsSecret', 'ExternalSecret'],
    find: whenRemoved(() => ['goes: pods that read it do not start any more']),
  },
  {
    code: 'secret-required',
    harm: 'downtime',
    severity: 'caution',
    kinds: ['Deployment', 'StatefulSet', 'Job', 'CronJob'],
    find: whenChanged((before, after) => {
      const known = requiredSecrets(before);
      return requiredSecrets(after)
        .filter((secret) => !known.includes(secret))
        .map(
          (secret) => `does not start without the Secret ${secret}, which it did not need before`,
        );
    }),
  },
  {
    code: 'memory-lowered',
    harm: 'downtime',
    severity: 'caution',
    kinds: ['Deployment', 'StatefulSet', 'Job', 'CronJob'],
    find: whenChanged((before, after) => {
      const limit = ['resources', 'limits', 'memory'];
      return containersOf(after).flatMap((container) => {
        const old = containersOf(before).find(({ name }) => name === container.name);
        return shrinksAt(old, container, ...limit)
          ? [`may use less memory, ${fromTo(old, container, ...limit)}: above that it is killed`]
          : [];
      });
    }),
  },
  {
    code: 'connection-closed',
    harm: 'downtime',
    severity: 'caution',
    kinds: ['NetworkPolicy'],
    find: whenRemoved((before) =>
      ['ingress', 'egress'].some((direction) => listAt(before, 'spec', direction).length > 0)
        ? ['goes: the connections that it allowed are closed']
        : [],
    ),
  },
  {
    code: 'sync-stopped',
    harm: 'downtime',
    severity: 'caution',
    kinds: ['Application'],
    find: whenChanged((before, after) => {
      const automated = (object: KubernetesObject) =>
        'automated' in mapAt(object, 'spec', 'syncPolicy');
      return automated(before) && !automated(after)
        ? ['is held: Argo CD no longer syncs it by itself, and nothing of this change arrives']
        : [];
    }),
  },
];

/** A hook that is deleted before each run, and what Argo CD replaces, may change as a whole. */
function isReplaced({ metadata }: KubernetesObject): boolean {
  const { annotations = {} } = metadata;
  const isHook = annotations['argocd.argoproj.io/hook'] !== undefined;
  const policy = annotations['argocd.argoproj.io/hook-delete-policy'] ?? 'BeforeHookCreation';
  const options = annotations['argocd.argoproj.io/sync-options'] ?? '';
  return (isHook && policy.includes('BeforeHookCreation')) || options.includes('Replace=true');
}

/** The hosts that an object answered to and that its site does not answer to any more. */
function lostHosts(change: ObjectChange, changes: Changes): string[] {
  const now = hostsOf(change.after);
  const gone = hostsOf(change.before).filter((host) => !now.includes(host));
  if (gone.length === 0) return [];
  const left = objectsAfter(change, changes).flatMap(hostsOf);
  return gone
    .filter((host) => !left.includes(host))
    .filter((host) => isFirst(change, changes.goneHosts.get(host)));
}

/** Who answers to a host that somebody else lost. */
function winnerOf(host: string, loser: ObjectChange, { newHosts }: Changes) {
  return newHosts.get(host)?.find((other) => placeKey(other) !== placeKey(loser));
}

function requiredSecrets(object: KubernetesObject): string[] {
  return containersOf(object).flatMap((container) =>
    [
      ...listAt(container, 'envFrom').map((source) => mapAt(source, 'secretRef')),
      ...listAt(container, 'env').map((variable) => mapAt(variable, 'valueFrom', 'secretKeyRef')),
    ]
      .filter(({ name, optional }) => typeof name === 'string' && optional !== true)
      .map(({ name }) => String(name)),
  );
}
