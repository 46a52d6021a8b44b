import type { Release } from '../../../src/releases/release.ts';

/** The image of the only app in most cases. */
const webImage = 'registry.example.com/web';

/**
 * The release that a letter stands for. A to W were built from one commit after the other, X from a
 * branch beside them, Z from a commit that nobody has. `B'` is another image under the tag of B, and
 * `C=B` the image of B under the tag of C, as a build that comes out the same leaves it.
 */
export function releaseOf(name: string, image = webImage): Release {
  const [tag = '', digest = name] = name.split('=');
  const rebuilt = digest.endsWith("'") ? 0x80 : 0;
  return {
    image,
    tag: `sha-${hexOf(tag).repeat(20)}`,
    digest: `sha256:${hexOf(digest, rebuilt).repeat(32)}`,
  };
}

/** The letter of a release. */
export function letterOf({ tag, digest }: Pick<Release, 'tag' | 'digest'>): string {
  const [tagged, built] = [codeIn(tag, 'sha-'), codeIn(digest, 'sha256:')];
  const letter = String.fromCharCode(tagged);
  if (built === tagged) return letter;
  return built === tagged + 0x80 ? `${letter}'` : `${letter}=${String.fromCharCode(built)}`;
}

function hexOf(name: string, more = 0): string {
  return (name.charCodeAt(0) + more).toString(16);
}

function codeIn(text: string, prefix: string): number {
  return Number.parseInt(text.slice(prefix.length, prefix.length + 2), 16);
}

/** Whether one letter was built from an earlier commit than another, on the same branch. */
export function isOlder(one: Release, other: Release): boolean {
  const [a, b] = [letterOf(one), letterOf(other)];
  return ![a, b].some((letter) => 'XZ'.includes(letter.charAt(0))) && a.charAt(0) < b.charAt(0);
}
