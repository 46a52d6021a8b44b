import { tagOf, type Identity } from './identity.ts';

/** What may differ between machines, and not between images. */
export interface BuildSettings {
  /** Replaces the image with Node.js. */
  readonly node?: string | undefined;
  /** Replaces the image that ours is built on. */
  readonly baseImage?: string | undefined;
  /** The network of the steps that install, such as "host". */
  readonly network?: string | undefined;
  /** Whether the registry keeps the layers of the build, beside the image. */
  readonly cache?: boolean | undefined;
  /** Whether nothing of an earlier build is taken. */
  readonly fresh?: boolean | undefined;
}

/** The arguments of `docker build` for a folder that holds a commit. */
export function buildArguments(
  reference: string,
  identity: Identity,
  { node, baseImage, network, cache, fresh }: BuildSettings,
  folder: string,
): string[] {
  const created = new Date(identity.seconds * 1000).toISOString().replace('.000Z', 'Z');
  const values = {
    ...(node !== undefined && { NODE: node }),
    ...(baseImage !== undefined && { BASE: baseImage }),
    SOURCE_DATE_EPOCH: String(identity.seconds),
    REVISION: identity.commit,
    SOURCE: identity.source,
    CREATED: created,
    RELEASE: tagOf(identity),
  };
  return [
    'build',
    '--progress=plain',
    `--file=${folder}/docker/Dockerfile`,
    `--tag=${reference}`,
    ...Object.entries(values).map(([name, value]) => `--build-arg=${name}=${value}`),
    ...(network === undefined ? [] : [`--network=${network}`]),
    ...(fresh === true ? ['--no-cache'] : []),
    ...(cache === true ? cacheArguments(reference) : []),
    folder,
  ];
}

/** The layers of every stage, such as what the lockfile installs; the result goes to the engine. */
function cacheArguments(reference: string): string[] {
  const kept = `${reference.slice(0, reference.lastIndexOf(':'))}:build-cache`;
  return [
    `--cache-from=type=registry,ref=${kept}`,
    `--cache-to=type=registry,ref=${kept},mode=max,ignore-error=true`,
    '--load',
  ];
}
