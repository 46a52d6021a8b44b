import type { ReadText } from '../read-text.ts';
import { readByPods, secretsDirectory } from './place.ts';

/** Counts the editions of an encrypted Secret; the Secret and the pods that read it carry it too. */
export const revisionAnnotation = 'synestra.io/secrets-revision';

const written = /^ +synestra\.io\/secrets-revision: "(\d+)"$/m;

/**
 * The edition of the Secrets that a site's pods read, each file's beside the next: "3-1". It is read
 * without a YAML parser, because sops writes it in one way. Undefined where there are no files;
 * whatever lies there instead of one is told by the check of the Secrets.
 */
export function findRevision(
  readText: ReadText,
  environment: string,
  site: string,
): string | undefined {
  const folder = secretsDirectory(environment, site);
  const revisions = readByPods.flatMap((file) => {
    const text = readText(`${folder}/${file}`);
    return text === undefined ? [] : [written.exec(text)?.[1] ?? '0'];
  });
  return revisions.length > 0 ? revisions.join('-') : undefined;
}
