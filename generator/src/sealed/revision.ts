import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readByPods, secretsDirectory } from './place.ts';

/** Counts the editions of an encrypted Secret; the Secret and the pods that read it carry it too. */
export const revisionAnnotation = 'synestra.io/secrets-revision';

const written = /^ +synestra\.io\/secrets-revision: "(\d+)"$/m;

/**
 * The edition of the Secrets that a site's pods read, each file's beside the next: "3-1". It is read
 * without a YAML parser, because sops writes it in one way. Undefined where there are no files.
 */
export function findRevision(root: string, environment: string, site: string): string | undefined {
  const folder = path.join(root, secretsDirectory(environment, site));
  const revisions = readByPods.flatMap((file) => {
    const text = readIfThere(path.join(folder, file));
    return text === undefined ? [] : [written.exec(text)?.[1] ?? '0'];
  });
  return revisions.length > 0 ? revisions.join('-') : undefined;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Whatever lies there instead of a file is told by the check of the Secrets.
    return undefined;
  }
}
