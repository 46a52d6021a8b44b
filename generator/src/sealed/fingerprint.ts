import { hash } from 'node:crypto';
import { readTextsBelow } from '../read-text.ts';
import { listSealed, loadPlatformSealed, loadSealed, loadSopsConfig } from './load.ts';
import { findEdition } from './revision.ts';

/** Changes whenever the edition of any encrypted Secret does. */
export function revisionsFingerprint(root: string): string {
  const readText = readTextsBelow(root);
  return fingerprint(root, (environment, site) => {
    const edition = findEdition(readText, environment, site);
    return edition ? JSON.stringify(edition) : [];
  });
}

/** Changes whenever any byte of the encrypted Secrets does, or who may decrypt them. */
export function sealingFingerprint(root: string): string {
  const files = fingerprint(root, (environment, site) =>
    [...loadSealed(root, environment, site).values()].flatMap(({ path, text }) => [path, text]),
  );
  const platform = JSON.stringify([...loadPlatformSealed(root)]);
  return hash('sha1', `${files} ${platform} ${loadSopsConfig(root)}`);
}

function fingerprint(
  root: string,
  read: (environment: string, site: string) => string | string[],
): string {
  const parts = listSealed(root).map(({ environment, site }) => ({
    of: `${environment}/${site}`,
    read: read(environment, site),
  }));
  return hash('sha1', JSON.stringify(parts.filter((part) => part.read.length > 0)));
}
