import { onTestFinished } from 'vitest';
import { isMap } from '../../src/is-map.ts';
import type { Cluster } from '../cluster/start-cluster.ts';

/** An object of the cluster, as kubectl names it. */
export interface Thing {
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
}

export type Saved = Record<string, unknown> & { readonly metadata: Record<string, unknown> };

/** What a test makes of an object; nothing, where it shall be gone. */
export type Change = (object: Saved) => object | undefined;

/** Changes an object as if it had always been so; after the test it is as it was. */
export async function remake(cluster: Cluster, thing: Thing, change: Change): Promise<void> {
  const { kubectl } = cluster;
  const place = [thing.resource, thing.name, `--namespace=${thing.namespace}`];
  const remove = () => kubectl(['delete', ...place, '--ignore-not-found']);
  const saved = strip(JSON.parse(await kubectl(['get', ...place, '--output=json'])) as Saved);
  await remove();
  onTestFinished(async () => {
    await remove();
    await put(cluster, saved);
  });
  const changed = change(saved);
  if (changed !== undefined) await put(cluster, changed);
}

/** Adds an object until the test ends. */
export async function add(cluster: Cluster, object: object): Promise<void> {
  await put(cluster, object);
  onTestFinished(async () => {
    await cluster.kubectl(['delete', '-f', '-'], JSON.stringify(object));
  });
}

/** Makes an object and says of it what its controller would. */
export async function put({ kubectl }: Cluster, object: object): Promise<void> {
  await kubectl(['create', '-f', '-'], JSON.stringify(object));
  const status = 'status' in object ? object.status : undefined;
  // Argo CD's kinds have no status of their own: it is written with the rest.
  if (status === undefined || ('kind' in object && object.kind === 'Application')) return;
  const patch = ['--subresource=status', '--type=merge', `--patch=${JSON.stringify({ status })}`];
  await kubectl(['patch', '-f', '-', ...patch], JSON.stringify(object));
}

/** Without what the API itself writes, and what it must choose anew for a Job. */
function strip({ metadata, ...rest }: Saved): Saved {
  const { name, namespace, labels, annotations } = metadata;
  if (rest.kind !== 'Job') return { ...rest, metadata: { name, namespace, labels, annotations } };
  const spec = structuredClone(rest.spec) as {
    selector?: object;
    template: Pick<Saved, 'metadata'>;
  };
  delete spec.selector;
  spec.template.metadata.labels = withoutChosen(spec.template.metadata.labels);
  return {
    ...rest,
    spec,
    metadata: { name, namespace, labels: withoutChosen(labels), annotations },
  };
}

function withoutChosen(labels: unknown): object {
  const all = isMap(labels) ? Object.entries(labels) : [];
  return Object.fromEntries(all.filter(([key]) => !/(controller-uid|job-name)$/.test(key)));
}
