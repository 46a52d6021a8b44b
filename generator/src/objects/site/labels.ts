const partOf = { 'app.kubernetes.io/part-of': 'web' };

/** Labels of every object of a site. `place` adds the instance. */
export const commonLabels: Readonly<Record<string, string>> = partOf;

/** Labels of a workload and its pods. */
export function workloadLabels(name: string): Record<string, string> {
  return { 'app.kubernetes.io/name': name, ...partOf };
}

/** The server's selector. It is immutable in the cluster: changing it means deleting Deployments. */
export const serverSelector = { 'app.kubernetes.io/name': 'web' };
