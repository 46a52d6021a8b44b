/** The immutable image that runs a site in an environment. */
export interface Release {
  /** Registry and repository. */
  readonly image: string;
  /** `sha-` and the 40 hexadecimal digits of the commit. */
  readonly tag: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

/** The image of the base, which only a release replaces. The domain can never exist. */
export const unreleasedImage = 'web.invalid/unreleased';

export function imageReference({ image, tag, digest }: Release): string {
  return `${image}:${tag}@${digest}`;
}

/** The commit that a release was built from. */
export function commitOf({ tag }: Release): string {
  return tag.slice('sha-'.length);
}

/** What tells one build from another, wherever its image lies. */
type Build = Pick<Release, 'tag' | 'digest'>;

/** Whether two releases are one build: the same tag and the same image behind it. */
export function isSameBuild(one: Build | undefined, other: Build | undefined): boolean {
  return one?.tag === other?.tag && one?.digest === other?.digest;
}
