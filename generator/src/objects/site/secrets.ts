import { syncWave, waves } from '../argocd/annotations.ts';
import { buildExternalSecret, type ExternalSecret } from '../external-secret.ts';
import type { Blueprint } from './blueprint.ts';
import { commonLabels } from './labels.ts';

const annotations = syncWave(waves.secrets);

/** The Secrets of the site's own namespace, where an operator fetches them from a store. */
export function buildSiteSecrets({ remoteSecrets, namespace }: Blueprint): ExternalSecret[] {
  return remoteSecrets
    .filter((remote) => remote.namespace === namespace)
    .map((remote) => buildExternalSecret(remote, { labels: commonLabels, annotations }));
}
