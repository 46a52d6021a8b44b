import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Cluster } from './start-cluster.ts';

/** A warning of the server (a pod that is not restricted, a field that nobody knows) is a refusal too. */
const strictly = ['apply', '--server-side', '--warnings-as-errors', '--validate=strict'];

/**
 * Brings a generated repository into a cluster in the order of Argo CD: the namespaces, what Argo CD
 * itself reads, the platform, then every site that has a release. Tells what was written.
 */
export async function applyFleet({ kubectl }: Cluster, root: string): Promise<string[]> {
  const written: string[] = [];
  const apply = async (...args: string[]) => {
    written.push(...(await kubectl([...strictly, ...args])).split('\n'));
  };
  const platform = path.join(root, 'kustomize/platform');
  await apply('--recursive', '-f', path.join(platform, 'namespaces'));
  const argocd = path.join(root, 'kustomize/argocd');
  const first = ['projects.yaml', 'health.yaml', 'root.yaml'];
  await apply(...first.flatMap((name) => ['-f', path.join(argocd, name)]));
  await apply('-k', argocd);
  for (const folder of readdirSync(platform).toSorted()) {
    if (folder !== 'namespaces') await apply('--recursive', '-f', path.join(platform, folder));
  }
  for (const overlay of findReleaseOverlays(root)) await apply('-k', overlay);
  return written.filter((line) => line !== '');
}

function findReleaseOverlays(root: string): string[] {
  const environments = path.join(root, 'environments');
  return readdirSync(environments)
    .filter((name) => name.startsWith('release-'))
    .flatMap((name) =>
      readdirSync(path.join(environments, name)).map((site) => path.join(environments, name, site)),
    )
    .filter((folder) => existsSync(path.join(folder, 'kustomization.yaml')))
    .toSorted();
}

/** Has the API judge what a person would start, without starting it; tells which operations. */
export async function judgeOperations({ kubectl }: Cluster, root: string): Promise<string[]> {
  const operations = path.join(root, 'kustomize/operations');
  const folders = readdirSync(operations, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === 'kustomization.yaml')
    .map((name) => path.dirname(name))
    // What the folders of one kind share is nothing to start.
    .filter((folder) => !folder.startsWith('shared'))
    .filter((folder) => !needsConfirmation(path.join(operations, folder)))
    .toSorted();
  for (const folder of folders) {
    const there = path.join(operations, folder);
    await kubectl([...strictly, '--dry-run=server', '--force-conflicts', '-k', there]);
  }
  return folders;
}

function needsConfirmation(folder: string): boolean {
  return readFileSync(path.join(folder, 'kustomization.yaml'), 'utf8').includes('.confirmation');
}

/** Makes the namespaces of those who were in the cluster before: Argo CD, Traefik. */
export async function makeNamespaces(
  { kubectl }: Cluster,
  names: readonly string[],
): Promise<void> {
  for (const name of names) await kubectl(['create', 'namespace', name]);
}
