import { at, listAt, textAt } from './fields.ts';
import { unknown, waiting, type Finding, type Patient } from './step.ts';

/**
 * Pods read a Secret once, when they start: one that was written later they do not know. The values
 * tell nothing of that; the times do.
 */
export async function findStalePods(
  { api, instance }: Patient,
  deployment: unknown,
): Promise<Finding[]> {
  const { namespace } = instance.names;
  const selector = encodeURIComponent('app.kubernetes.io/name=web');
  const pods = await api(`/api/v1/namespaces/${namespace}/pods?labelSelector=${selector}`);
  if (pods.kind === 'forbidden') return [unknown(`the pods in ${namespace}`)];
  const items = pods.kind === 'found' ? listAt(pods.object, 'items') : [];
  const oldest = items
    .filter((pod) => textAt(pod, 'metadata', 'deletionTimestamp') === undefined)
    .flatMap((pod) => textAt(pod, 'status', 'startTime') ?? [])
    .toSorted()[0];
  if (oldest === undefined) return [];
  const findings: Finding[] = [];
  for (const name of secretsOf(deployment)) {
    const secret = await api(`/api/v1/namespaces/${namespace}/secrets/${name}`);
    if (secret.kind !== 'found') continue;
    const written = lastWrite(secret.object);
    if (written === undefined || written <= oldest) continue;
    findings.push(
      waiting(
        `the Secret ${namespace}/${name} was written at ${written}, and pods that started at ${oldest} do not know what changed`,
        `"kubectl -n ${namespace} rollout restart deployment/web" starts them anew`,
      ),
    );
  }
  return findings;
}

/** Those from which the server takes its variables. */
function secretsOf(deployment: unknown): string[] {
  const containers = listAt(deployment, 'spec', 'template', 'spec', 'containers');
  const names = containers.flatMap((container) => [
    ...listAt(container, 'envFrom').map((source) => textAt(source, 'secretRef', 'name')),
    ...listAt(container, 'env').map((variable) =>
      textAt(variable, 'valueFrom', 'secretKeyRef', 'name'),
    ),
  ]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** When the values were last written. The API notes it for each writer; times of one form sort as text. */
function lastWrite(secret: unknown): string | undefined {
  return listAt(secret, 'metadata', 'managedFields')
    .filter((entry) => at(entry, 'fieldsV1', 'f:data') !== undefined)
    .flatMap((entry) => textAt(entry, 'time') ?? [])
    .toSorted()
    .at(-1);
}
