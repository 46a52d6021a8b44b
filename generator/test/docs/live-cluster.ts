import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Release } from '../../src/releases/release.ts';
import { imageReference } from '../../src/releases/release.ts';
import { applicationPath, deploymentPath, type ApiServer } from '../cluster/api-server.ts';

const folder = path.join(import.meta.dirname, '../promotion/verify/live');

/** Argo CD has synced a revision, and the cluster runs what it says. */
export function showSynced(
  { objects }: ApiServer,
  repository: string,
  revision: string,
  running: Iterable<readonly [environment: string, site: string, release: Release]>,
): void {
  const ingresses: unknown[] = [];
  for (const [environment, site, release] of running) {
    const name = `web-${site}-${environment}`;
    const read = (kind: string): unknown =>
      parse(
        readFileSync(path.join(folder, `${kind}.yaml`), 'utf8')
          .replaceAll('web-shop-dev', name)
          .replaceAll('release-dev/shop', `release-${environment}/${site}`)
          .replaceAll('https://git.example.com/web-core.git', repository)
          .replaceAll('1'.repeat(40), revision)
          .replaceAll(/registry\.example\.com\/web:\S+/g, imageReference(release)),
      );
    objects.set(applicationPath('argo', name), read('application'));
    objects.set(deploymentPath(name, 'web'), read('deployment'));
    ingresses.push({ metadata: { name: 'web', namespace: name } });
  }
  const list = { kind: 'IngressList', apiVersion: 'networking.k8s.io/v1', items: ingresses };
  objects.set('/apis/networking.k8s.io/v1/ingresses', list);
}
