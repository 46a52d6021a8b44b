import type { KubernetesObject } from '../../objects/object.ts';
import {
  differsAt,
  fromTo,
  isKept,
  listAt,
  mapAt,
  podOf,
  shrinksAt,
  syncOptions,
  textAt,
} from './read.ts';
import { whenChanged, whenRemoved, type DangerRule } from './rule.ts';

const workloads = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'];

/** What can lose something that no commit brings back. */
export const dataRules: readonly DangerRule[] = [
  {
    code: 'volume-removed',
    harm: 'data',
    severity: 'severe',
    kinds: ['PersistentVolumeClaim'],
    // Whether the site goes too does not matter: the data does.
    find: ({ kind, before }) =>
      kind === 'removed' && !isKept(before)
        ? ['goes, and Argo CD deletes the volume with everything on it']
        : [],
  },
  {
    code: 'volume-orphaned',
    harm: 'data',
    severity: 'caution',
    kinds: ['PersistentVolumeClaim'],
    find: whenRemoved((before) =>
      isKept(before)
        ? ['goes from git; the volume stays in the cluster (Prune=false), unused']
        : [],
    ),
  },
  {
    code: 'volume-shrunk',
    harm: 'data',
    severity: 'severe',
    kinds: ['PersistentVolumeClaim'],
    find: whenChanged((before, after) => {
      const size = ['spec', 'resources', 'requests', 'storage'];
      return shrinksAt(before, after, ...size)
        ? [
            `shrinks ${fromTo(before, after, ...size)}: Kubernetes refuses it, and every sync of the site fails`,
          ]
        : [];
    }),
  },
  {
    code: 'volume-class-changed',
    harm: 'data',
    severity: 'severe',
    kinds: ['PersistentVolumeClaim'],
    find: whenChanged((before, after) =>
      ['storageClassName', 'accessModes', 'volumeMode', 'volumeName']
        .filter((field) => differsAt(before, after, 'spec', field))
        .map(
          (field) =>
            `changes ${field} ${fromTo(before, after, 'spec', field)}: only a new, empty volume could have it`,
        ),
    ),
  },
  {
    code: 'volume-unmounted',
    harm: 'data',
    severity: 'severe',
    kinds: workloads,
    find: whenChanged((before, after) => {
      const left = claimsOf(after);
      return claimsOf(before)
        .filter((claim) => !left.includes(claim))
        .map(
          (claim) => `no longer mounts the volume ${claim}: what lies there is not seen any more`,
        );
    }),
  },
  {
    code: 'database-removed',
    harm: 'data',
    severity: 'severe',
    kinds: ['Cluster', 'Database'],
    find: ({ kind, before }) => {
      if (kind !== 'removed') return [];
      return isKept(before)
        ? ['goes from git; the database stays in the cluster (Prune=false), unmanaged']
        : ['goes, and Argo CD deletes the database with everything in it'];
    },
  },
  {
    code: 'database-storage-changed',
    harm: 'data',
    severity: 'severe',
    kinds: ['Cluster'],
    find: whenChanged((before, after) =>
      ['storage', 'walStorage'].flatMap((volume) => [
        ...(shrinksAt(before, after, 'spec', volume, 'size')
          ? [
              `shrinks its ${volume} ${fromTo(before, after, 'spec', volume, 'size')}: a volume cannot become smaller`,
            ]
          : []),
        ...(differsAt(before, after, 'spec', volume, 'storageClass')
          ? [
              `changes the class of its ${volume} ${fromTo(before, after, 'spec', volume, 'storageClass')}: only new volumes can have it`,
            ]
          : []),
      ]),
    ),
  },
  {
    code: 'database-origin-changed',
    harm: 'data',
    severity: 'severe',
    kinds: ['Cluster'],
    find: whenChanged((before, after) =>
      differsAt(before, after, 'spec', 'bootstrap')
        ? [
            'changes what the database is made from: it works on a new cluster only, and not on this one',
          ]
        : [],
    ),
  },
  {
    code: 'retention-shortened',
    harm: 'data',
    severity: 'severe',
    kinds: ['ObjectStore', 'Cluster'],
    find: whenChanged((before, after) =>
      [
        ['spec', 'retentionPolicy'],
        ['spec', 'backup', 'retentionPolicy'],
      ]
        .filter((path) => daysAt(after, path) < daysAt(before, path))
        .map(
          (path) => `keeps backups for less time, ${fromTo(before, after, ...path)}: older ones go`,
        ),
    ),
  },
  {
    code: 'backups-stopped',
    harm: 'data',
    severity: 'severe',
    kinds: ['ScheduledBackup', 'ObjectStore', 'Cluster'],
    find: (change, changes) => [
      ...whenRemoved(({ kind }) => (kind === 'Cluster' ? [] : ['goes: no backups are made']))(
        change,
        changes,
      ),
      ...whenChanged((before, after) => [
        ...(mapAt(after, 'spec').suspend === true && mapAt(before, 'spec').suspend !== true
          ? ['is suspended: no backups are made']
          : []),
        ...(archives(before) && !archives(after) ? ['no longer archives to an object store'] : []),
      ])(change, changes),
    ],
  },
  {
    code: 'bucket-changed',
    harm: 'data',
    severity: 'severe',
    kinds: ['ConfigMap', 'ObjectStore'],
    find: whenChanged((before, after) =>
      [
        ['data', 'S3_BUCKET'],
        ['data', 'S3_ENDPOINT'],
        ['spec', 'configuration', 'destinationPath'],
        ['spec', 'configuration', 'endpointURL'],
      ]
        .filter((path) => textAt(before, ...path) !== undefined)
        .filter((path) => differsAt(before, after, ...path))
        .map(
          (path) =>
            `changes ${path.at(-1)} ${fromTo(before, after, ...path)}: nothing is copied, what lies in the old place is not seen`,
        ),
    ),
  },
  {
    code: 'protection-removed',
    harm: 'data',
    severity: 'severe',
    kinds: [],
    find: whenChanged((before, after) =>
      ['Prune=false', 'Delete=false']
        .filter((option) => syncOptions(before).includes(option))
        .filter((option) => !syncOptions(after).includes(option))
        .map((option) => `loses ${option}: Argo CD may delete it from now on`),
    ),
  },
];

function claimsOf(object: KubernetesObject): string[] {
  return listAt(podOf(object), 'volumes').flatMap(
    (volume) => textAt(volume, 'persistentVolumeClaim', 'claimName') ?? [],
  );
}

/** A policy of `30d`, `4w` or `6m` in days; without one, backups are kept for ever. */
function daysAt(object: KubernetesObject, path: readonly string[]): number {
  const [, count, unit] = /^(\d+)([dwm])$/.exec(textAt(object, ...path) ?? '') ?? [];
  if (count === undefined) return Number.POSITIVE_INFINITY;
  return Number(count) * { d: 1, w: 7, m: 30 }[unit as 'd' | 'w' | 'm'];
}

function archives(object: KubernetesObject): boolean {
  return (
    listAt(object, 'spec', 'plugins').length > 0 ||
    'barmanObjectStore' in mapAt(object, 'spec', 'backup')
  );
}
