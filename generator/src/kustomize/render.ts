import { availableParallelism } from 'node:os';
import { buildFolders } from './build.ts';
import { chunkSize, inChunks } from './prove.ts';
import type { Tool } from './tools.ts';

/** A folder to build. Its namespace, where it is known, tells its objects apart in a common build. */
export interface Folder {
  readonly path: string;
  readonly namespace: string | undefined;
}

export type Rendered = { readonly yaml: string } | { readonly failure: string };

/**
 * Builds folders and returns what comes out of each. Many are built in one process, which is many
 * times cheaper; where their objects could not be told apart, each is built alone.
 */
export async function renderFolders(
  tool: Tool,
  root: string,
  cache: string,
  folders: readonly Folder[],
): Promise<Map<string, Rendered>> {
  const rendered = new Map<string, Rendered>();
  const named = folders.filter(({ namespace }) => namespace !== undefined);
  const unnamed = folders.filter(({ namespace }) => namespace === undefined);
  const chunks = [...inChunks(named, chunkSize), ...inChunks(unnamed, 1)];
  const work = async (): Promise<void> => {
    for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
      const together = await renderTogether(tool, root, cache, chunk);
      for (const [folder, outcome] of together ?? (await renderEach(tool, root, cache, chunk))) {
        rendered.set(folder, outcome);
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return rendered;
}

/** Undefined where it cannot be said which folder an object came from. */
async function renderTogether(
  tool: Tool,
  root: string,
  cache: string,
  folders: readonly Folder[],
): Promise<Map<string, Rendered> | undefined> {
  const owners = new Map(folders.map(({ path, namespace }) => [namespace, path]));
  // Two folders of one namespace, or one that sets none, are built alone.
  if (owners.size < folders.length || owners.has(undefined)) return undefined;
  const paths = folders.map(({ path }) => path);
  const built = await buildFolders(tool, root, cache, paths);
  if ('failures' in built) return undefined;
  const parts = new Map<string, string[]>(paths.map((path) => [path, []]));
  const documents = built.yaml.split(/^---\n/m).filter((document) => document !== '');
  for (const document of documents) {
    const part = parts.get(owners.get(namespaceOf(document)) ?? '');
    if (!part) return undefined;
    part.push(document);
  }
  return new Map([...parts].map(([path, own]) => [path, { yaml: own.join('---\n') }]));
}

async function renderEach(
  tool: Tool,
  root: string,
  cache: string,
  folders: readonly Folder[],
): Promise<Map<string, Rendered>> {
  const rendered = new Map<string, Rendered>();
  for (const { path } of folders) {
    const built = await buildFolders(tool, root, cache, [path]);
    const failure = 'failures' in built ? built.failures[0]?.message : undefined;
    rendered.set(path, 'yaml' in built ? built : { failure: failure ?? 'it cannot be built' });
  }
  return rendered;
}

/** The namespace of an object as kustomize writes it, without reading the rest. */
function namespaceOf(document: string): string | undefined {
  const [, metadata = ''] = /^metadata:\n((?: .*\n)+)/m.exec(document) ?? [];
  return /^ {2}namespace: (\S+)$/m.exec(metadata)?.[1];
}
