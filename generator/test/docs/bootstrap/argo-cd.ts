import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import spawn from 'nano-spawn';
import { stringify, parseAllDocuments } from 'yaml';
import { groupBy } from '../../../src/group-by.ts';
import { typeOf, type Live, type LiveObject } from './live.ts';

interface Application extends LiveObject {
  readonly spec: {
    readonly source: { readonly path: string; readonly directory?: { readonly recurse?: boolean } };
    readonly destination: { readonly namespace: string };
  };
}

/** What somebody else in the cluster does about an object that was applied. */
export type React = (object: LiveObject) => Promise<void>;

/**
 * Plays Argo CD: applies what an Application points to in a checkout, wave by wave, and waits after
 * each wave until everything of it is healthy. An Application inside one is synced in its turn.
 */
export async function sync(
  live: Live,
  checkout: string,
  revision: string,
  application: LiveObject,
  react: React,
): Promise<void> {
  const { source, destination } = (application as Application).spec;
  const objects = await render(path.join(checkout, source.path), source.directory?.recurse);
  for (const wave of waves(objects)) {
    for (const object of wave.filter(isHook)) {
      await live.remove({ ...object, metadata: within(object, destination.namespace) });
    }
    const inside = groupBy(wave, ({ metadata }) => metadata.namespace ?? destination.namespace);
    for (const [namespace, group] of inside) {
      await live.apply(group.map((object) => stringify(object)).join('---\n'), namespace);
    }
    for (const object of wave) {
      const { kind, metadata } = object;
      const { name, namespace = destination.namespace } = metadata;
      const found = await live.read(typeOf(object), namespace, name);
      if (found === undefined) throw new Error(`${kind} ${name} was applied and is not there`);
      if (kind === 'Application') await sync(live, checkout, revision, found, react);
      else await react(found);
    }
  }
  await live.setStatus(application, describeSynced(application, revision, objects));
}

/** As Argo CD does: a folder with a kustomization is built, any other one is read. */
async function render(folder: string, recurse = false): Promise<LiveObject[]> {
  const files = readdirSync(folder, { recursive: recurse, encoding: 'utf8' }).sort();
  if (files.includes('kustomization.yaml')) {
    const { stdout } = await spawn('kubectl', ['kustomize', folder]);
    return parseAll(stdout);
  }
  const manifests = files.filter((file) => file.endsWith('.yaml'));
  return manifests.flatMap((file) => parseAll(readFileSync(path.join(folder, file), 'utf8')));
}

function parseAll(text: string): LiveObject[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as LiveObject | null)
    .filter((object) => object !== null);
}

function waves(objects: readonly LiveObject[]): LiveObject[][] {
  const numbers = [...new Set(objects.map(waveOf))].sort((one, other) => one - other);
  return numbers.map((number) => objects.filter((object) => waveOf(object) === number));
}

function waveOf({ metadata }: LiveObject): number {
  return Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
}

/** Its policy is BeforeHookCreation: a Job cannot be changed, so each sync makes it anew. */
function isHook({ metadata }: LiveObject): boolean {
  return metadata.annotations?.['argocd.argoproj.io/hook'] !== undefined;
}

function within({ metadata }: LiveObject, namespace: string): LiveObject['metadata'] {
  return { namespace, ...metadata };
}

function describeSynced(
  { spec }: LiveObject,
  revision: string,
  objects: readonly LiveObject[],
): object {
  const { source, destination } = spec as Application['spec'];
  const finished = '2026-03-02T10:02:40Z';
  return {
    health: { status: 'Healthy' },
    operationState: {
      finishedAt: finished,
      startedAt: finished,
      phase: 'Succeeded',
      operation: { sync: { revision } },
      syncResult: { revision, source, resources: objects.map(describeResult) },
    },
    reconciledAt: finished,
    summary: { images: objects.flatMap(imagesOf) },
    sync: { revision, status: 'Synced', comparedTo: { source, destination } },
  };
}

function describeResult(object: LiveObject): object {
  const { apiVersion, kind, metadata } = object;
  const [version, group = ''] = apiVersion.split('/').reverse();
  const { name, namespace = '' } = metadata;
  const hook = isHook(object) ? { hookType: 'Sync', hookPhase: 'Succeeded' } : {};
  return { group, version, kind, name, namespace, status: 'Synced', syncPhase: 'Sync', ...hook };
}

function imagesOf({ kind, spec }: LiveObject): string[] {
  if (kind !== 'Deployment') return [];
  const { template } = spec as {
    template: { spec: { containers: readonly { readonly image: string }[] } };
  };
  return template.spec.containers.map(({ image }) => image);
}
