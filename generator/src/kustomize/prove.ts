import { groupBy } from '../group-by.ts';
import type { Issue } from '../issue.ts';
import type { KubernetesObject } from '../objects/object.ts';
import { emitDocuments } from '../yaml/emit.ts';
import { parseDocuments } from '../yaml/parse.ts';
import { buildFolders } from './build.ts';
import { findDifferences } from './same-objects.ts';
import type { Tool } from './tools.ts';
import { validateObjects } from './validate.ts';

/** A folder that Argo CD renders, and what must come out of it. */
export interface Subject {
  readonly folder: string;
  /** The namespace of everything in it; it tells the subjects apart in a common rendering. */
  readonly namespace: string;
  readonly intended: () => readonly KubernetesObject[];
  /** Objects that belong to it and are not rendered by it; only the schemas judge them. */
  readonly beside: readonly string[];
}

export interface Tools {
  /** Without it nothing is rendered. */
  readonly kustomize: Tool | undefined;
  /** Without it nothing is held against the schemas. */
  readonly kubeconform: Tool | undefined;
}

/** Folders in one kustomize process: more are slower for each folder, fewer too. */
export const chunkSize = 25;
/** Folders in one kubeconform process: it spends a quarter of a second on its schemas. */
export const batchSize = 100;

/** Renders some folders as Argo CD would and returns what is wrong with the outcome. */
export async function prove(
  subjects: readonly Subject[],
  tools: Tools,
  root: string,
  cache: string,
): Promise<Issue[]> {
  if (!tools.kustomize) return validateIntended(subjects, tools.kubeconform);
  const issues: Issue[] = [];
  let yaml = '';
  for (const chunk of inChunks(subjects, chunkSize)) {
    const built = await buildFolders(
      tools.kustomize,
      root,
      cache,
      chunk.map(({ folder }) => folder),
    );
    if ('failures' in built) issues.push(...built.failures.map(describeFailure));
    else {
      issues.push(...compare(chunk, built.yaml));
      yaml = joinDocuments([yaml, built.yaml]);
    }
  }
  if (tools.kubeconform) issues.push(...(await validate(tools.kubeconform, yaml, subjects)));
  return issues;
}

async function validateIntended(
  subjects: readonly Subject[],
  kubeconform: Tool | undefined,
): Promise<Issue[]> {
  if (!kubeconform) return [];
  const yaml = emitDocuments(subjects.flatMap(({ intended }) => intended()));
  return validate(kubeconform, yaml, subjects);
}

function compare(subjects: readonly Subject[], yaml: string): Issue[] {
  const rendered = byNamespace(parseDocuments(yaml) as KubernetesObject[]);
  return subjects.flatMap(({ folder, namespace, intended }) =>
    findDifferences(intended(), rendered.get(namespace) ?? []).map((difference) => ({
      code: 'not-as-intended',
      message: `renders something else than the generator intends: ${difference}`,
      at: folder,
      hint: 'a file was edited, or this is a bug of the generator: its factoring lost something',
    })),
  );
}

/** kubeconform does not tell namespaces, so a refused object is looked for in each folder. */
async function validate(tool: Tool, yaml: string, subjects: readonly Subject[]): Promise<Issue[]> {
  const refused = await validateObjects(
    tool,
    joinDocuments([yaml, ...subjects.flatMap(({ beside }) => beside)]),
  );
  if (refused.length === 0) return [];
  const rendered = byNamespace(parseDocuments(yaml) as KubernetesObject[]);
  const issues: Issue[] = [];
  for (const { folder, namespace, beside } of subjects) {
    const own = joinDocuments([emitDocuments(rendered.get(namespace) ?? []), ...beside]);
    for (const { kind, name, message } of await validateObjects(tool, own)) {
      issues.push({
        code: 'invalid-object',
        message: `has an invalid ${kind} "${name}": ${message}`,
        at: folder,
      });
    }
  }
  return issues;
}

function joinDocuments(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('---\n');
}

function describeFailure({ folder, message }: { folder: string; message: string }): Issue {
  return {
    code: 'does-not-build',
    message: `cannot be built by kustomize: ${message}`,
    at: folder,
  };
}

function byNamespace(objects: readonly KubernetesObject[]): Map<string, KubernetesObject[]> {
  return groupBy(objects, ({ metadata }) => metadata.namespace ?? '');
}

export function inChunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
