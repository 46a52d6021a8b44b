import { unreleasedImage } from '../../releases/release.ts';
import { containersOf } from './read.ts';
import type { Changes, DangerRule, EvidenceBefore } from './rule.ts';
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
            .map(({ image }) => [image, findDoubt(image, changes.evidenceBefore(change))] as const)
            .filter(([, doubt]) => doubt !== undefined)
            .map(([image, doubt]) => `runs ${image}, which ${doubt}`)
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

/** Why an image may not be what was tried; the first environment of a site has none before it. */
function findDoubt(image: string, before: EvidenceBefore | undefined): string | undefined {
  if (!before) return undefined;
  const { environment, digest = '', outcome } = before;
  const isSame = digest !== '' && image.endsWith(`@${digest}`);
  if (!isSame || outcome === undefined) return `was not verified in ${environment}`;
  return outcome === 'failed' ? `failed verification in ${environment}` : undefined;
}

/** Registry and repository, without tag and digest. */
function repositoryOf(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
}
