import { unreleasedImage } from '../../releases/release.ts';
import { containersOf } from './read.ts';
import type { Changes, DangerRule } from './rule.ts';
import type { ObjectChange } from '../change.ts';

const workloads = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod'];

/** What can run something else than what was tried. */
export const imageRules: readonly DangerRule[] = [
  {
    code: 'image-mutable',
    harm: 'image',
    severity: 'severe',
    kinds: workloads,
    find: (change) =>
      newImages(change)
        .filter(({ image }) => !image.includes('@sha256:'))
        .map(({ image }) => `runs ${image}, a name without a digest: what it means can change`),
  },
  {
    code: 'image-unverified',
    harm: 'image',
    severity: 'severe',
    // The others run the same image; it is told once.
    kinds: ['Deployment', 'StatefulSet'],
    find: (change, changes) =>
      isProduction(change, changes)
        ? newImages(change)
            .filter(({ image }) => !ranElsewhere(image, change, changes))
            .map(({ image }) => `runs ${image}, which no other environment of this site has run`)
        : [],
  },
  {
    code: 'image-repository-changed',
    harm: 'image',
    severity: 'caution',
    kinds: ['Deployment', 'StatefulSet'],
    find: (change) =>
      newImages(change)
        .filter(({ old }) => old !== undefined && repositoryOf(old) !== unreleasedImage)
        .filter(({ image, old }) => repositoryOf(image) !== repositoryOf(old ?? ''))
        .map(
          ({ image, old }) =>
            `runs an image of ${repositoryOf(image)} instead of ${repositoryOf(old ?? '')}`,
        ),
  },
];

interface NewImage {
  readonly image: string;
  /** What the same container ran before. */
  readonly old: string | undefined;
}

function newImages({ before, after }: ObjectChange): NewImage[] {
  if (!after) return [];
  const known = before ? containersOf(before) : [];
  return containersOf(after).flatMap(({ name, image }) => {
    const old = known.find((container) => container.name === name)?.image;
    const wanted =
      typeof image === 'string' && image !== old && repositoryOf(image) !== unreleasedImage;
    return wanted ? [{ image, old: typeof old === 'string' ? old : undefined }] : [];
  });
}

function isProduction({ environment }: ObjectChange, { production }: Changes): boolean {
  return environment !== undefined && production.has(environment);
}

function ranElsewhere(image: string, change: ObjectChange, changes: Changes): boolean {
  const [, digest] = /@(sha256:[0-9a-f]{64})$/.exec(image) ?? [];
  return digest !== undefined && changes.digestsElsewhere(change).has(digest);
}

/** Registry and repository, without tag and digest. */
function repositoryOf(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
}
