import { readFileSync } from 'node:fs';
import path from 'node:path';
import { applicationOf, rolledOut } from '../files/applications.ts';
import { instanceOfPath } from '../files/owner.ts';
import type { PlannedFile } from '../files/plan.ts';
import { keyOf } from '../kustomize/proof-cache.ts';
import type { Subject } from '../kustomize/prove.ts';
import type { Fleet } from '../model/model.ts';
import { intendedObjects } from '../objects/site/intended.ts';
import { releaseDirectory } from '../releases/overlay.ts';

/** A folder to prove, with a hash over all that the outcome depends on. */
export interface KeyedSubject extends Subject {
  readonly key: string;
}

/**
 * Everything that Argo CD renders, each with a key over all that its proof depends on; `judges` names
 * the tools and the schemas.
 */
export function findSubjects(
  root: string,
  fleet: Fleet,
  plan: Iterable<PlannedFile>,
  judges: string,
): KeyedSubject[] {
  const shared: string[] = [judges];
  const own = new Map<string, Map<string, string>>();
  const argocd: string[] = [];
  for (const { path: file, content, once } of plan) {
    // Nothing is rendered from what only a session of hot development reads.
    if (once || file.startsWith('.okteto/')) continue;
    const instance = instanceOfPath(file)?.instance;
    if (instance !== undefined) {
      const files = own.get(instance) ?? new Map<string, string>();
      own.set(instance, files.set(file, content));
    } else if (isPlain(file)) argocd.push(content);
    else if (!file.startsWith('kustomize/argocd/')) shared.push(content);
  }
  const common = keyOf(shared);
  const sites = fleet.instances.map((instance): KeyedSubject => {
    const { environment, site, names } = instance;
    const folder = releaseDirectory(environment.name, site);
    const release = readFileSync(path.join(root, folder, 'kustomization.yaml'), 'utf8');
    const files = own.get(`${environment.name}/${site}`) ?? new Map<string, string>();
    return {
      folder,
      namespace: names.namespace,
      intended: () => intendedObjects(instance),
      beside: [...files].filter(([file]) => isPlain(file)).map(([, content]) => content),
      key: keyOf([common, release, ...files.values(), JSON.stringify(intendedObjects(instance))]),
    };
  });
  return [...sites, argocdSubject(fleet, argocd, keyOf([common, ...sites.map(({ key }) => key)]))];
}

/** Applied as it lies there: nothing is built from it, so the schemas alone judge it. */
function isPlain(file: string): boolean {
  return (
    /^kustomize\/(argocd|platform|operations)\//.test(file) && !file.endsWith('/kustomization.yaml')
  );
}

/** The list of Applications that are rolled out, which the root Application syncs. */
function argocdSubject(fleet: Fleet, beside: readonly string[], sites: string): KeyedSubject {
  const intended = () => rolledOut(fleet).map((instance) => applicationOf(fleet, instance));
  return {
    folder: 'kustomize/argocd',
    namespace: fleet.cluster.argocd.namespace,
    intended,
    beside,
    key: keyOf([sites, ...beside]),
  };
}
