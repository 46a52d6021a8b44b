import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CORE_SCHEMA, load, loadAll } from 'js-yaml';
import type { KubernetesObject } from '../../src/objects/object.ts';
import { textOf } from '../../src/policy/read.ts';
import type { SiteFacts, Synced, World } from '../../src/policy/world.ts';

/**
 * Reads `objects.yaml` of a case and what `sites.yaml` declares. An Application syncs what lies in its
 * namespace, or carries its name as the instance label.
 */
export function readWorld(folder: string): World {
  const objects = loadAll(read(folder, 'objects.yaml'), undefined, {
    schema: CORE_SCHEMA,
  }) as KubernetesObject[];
  const declared = existsSync(path.join(folder, 'sites.yaml'))
    ? (load(read(folder, 'sites.yaml'), { schema: CORE_SCHEMA }) as Partial<SiteFacts>[])
    : [];
  return {
    objects,
    synced: objects
      .filter(({ kind }) => kind === 'Application')
      .map((application) => syncedBy(application, objects)),
    sites: declared.map(withDefaults),
    platformSecrets: [],
    operations: [],
    argocdNamespace: 'argocd',
  };
}

function syncedBy(application: KubernetesObject, objects: readonly KubernetesObject[]): Synced {
  const { name } = application.metadata;
  const namespace = textOf(application, 'spec', 'destination', 'namespace');
  return {
    application: name,
    objects: objects.filter(({ metadata }) => {
      const instance = metadata.labels?.['app.kubernetes.io/instance'];
      return (
        metadata !== application.metadata &&
        (instance ?? name) === name &&
        (instance === name || metadata.namespace === namespace)
      );
    }),
  };
}

/** A site of a case is of no interest beyond what it says. */
function withDefaults(site: Partial<SiteFacts>): SiteFacts {
  const lists = { secrets: [], optionalSecrets: [], claims: [] };
  const facts = { application: '', namespace: '', project: '', released: true, hot: false };
  return { ...facts, ...lists, ...site };
}

function read(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}
