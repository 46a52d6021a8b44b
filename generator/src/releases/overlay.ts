import { unreleasedImage, type Release } from './release.ts';

const fields = /^ {4}(newName|newTag|digest): "?([^"\n]*)"?$/gm;

/** The folder that Argo CD syncs for a site in an environment, from the root of the repository. */
export function releaseDirectory(environment: string, site: string): string {
  return `environments/release-${environment}/${site}`;
}

/**
 * The release overlay of a site in an environment, as `pnpm gen` first writes it and as a release
 * leaves it. Argo CD syncs this folder; it adds nothing to the environment's overlay but the image.
 */
export function writeReleaseOverlay(
  environment: string,
  site: string,
  release: Release | undefined,
): string {
  return `# The release of ${site} in ${environment}: images only. Written by "pnpm release" and "pnpm promote".
# "pnpm gen" made this file once and has only read it since.
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../../${environment}/${site}
images:${release ? writeImages(release) : ' []'}
`;
}

/** The one entry of the list of images. */
export function writeImages({ image, tag, digest }: Release): string {
  return `
  - name: ${unreleasedImage}
    newName: ${image}
    newTag: ${tag}
    digest: ${digest}`;
}

/**
 * Reads a release overlay that nobody reformatted, without a YAML parser: it guesses the release and
 * is right only if that release is written with exactly these bytes. A fleet has thousands of them.
 */
export function readPlainOverlay(
  environment: string,
  site: string,
  text: string,
): { release: Release | undefined } | undefined {
  const found = Object.fromEntries(
    [...text.matchAll(fields)].map(([, name = '', value = '']): [string, string] => [name, value]),
  );
  const { newName: image, newTag: tag, digest } = found;
  const release = image && tag && digest ? { image, tag, digest } : undefined;
  return writeReleaseOverlay(environment, site, release) === text ? { release } : undefined;
}
