import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Cluster } from './start-cluster.ts';

/** What somebody may do, as a rule of Kubernetes' access control. */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** Makes somebody who may do this much in the whole cluster; gives their kubeconfig. */
export async function makeLogin(
  { kubeconfig, kubectl }: Cluster,
  name: string,
  rules: readonly Rule[],
): Promise<string> {
  const rbac = 'rbac.authorization.k8s.io';
  const items = [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: 'default' } },
    { apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata: { name }, rules },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: 'default' }],
    },
  ];
  await kubectl(['apply', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  const token = await kubectl(['create', 'token', name, '--namespace=default']);
  return writeLogin(kubeconfig, name, token);
}

/** Writes a kubeconfig like another one, for somebody else, who may be nobody. */
export function writeLogin(like: string, name: string, token: string): string {
  const file = path.join(path.dirname(like), `kubeconfig-${name}`);
  const content = readFileSync(like, 'utf8').replace(/^( +token: ).*$/m, `$1${token}`);
  writeFileSync(file, content, { mode: 0o600 });
  return file;
}
