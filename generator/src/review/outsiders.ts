import path from 'node:path';
import { valueAt } from '../config/describe.ts';
import { parseDocuments } from '../yaml/parse.ts';
import { isKustomization, type Inputs, type Tree } from './inputs.ts';

/** The fields of a kustomization that name files and folders, which kustomize would fetch by itself. */
const lists: readonly string[] = [
  'resources',
  'bases',
  'components',
  'crds',
  'configurations',
  'generators',
  'transformers',
  'validators',
  'patchesStrategicMerge',
];
const listsOfObjects: Readonly<Record<string, readonly string[]>> = {
  patches: ['path'],
  patchesJson6902: ['path'],
  replacements: ['path'],
  configMapGenerator: ['files', 'envs', 'env'],
  secretGenerator: ['files', 'envs', 'env'],
};

/**
 * Returns a function that finds what a folder takes in that is not in the tree. kustomize would fetch
 * it from the network: what comes from there can be another thing tomorrow, so no review can vouch for
 * it.
 */
export function findOutsiders({ listing, textOf }: Tree): (inputs: Inputs) => string | undefined {
  const folders = new Set([...listing.keys()].map((file) => path.posix.dirname(file)));
  const known = new Map<string, readonly string[]>();
  const outsidersOf = (file: string): readonly string[] => {
    const before = known.get(file);
    if (before) return before;
    const folder = path.posix.dirname(file);
    const found = namesIn(readOne(textOf(file))).filter((name) => {
      const target = path.posix.join(folder, name).replace(/\/$/, '');
      return /:|\?/.test(name) || !(listing.has(target) || folders.has(target));
    });
    known.set(file, found);
    return found;
  };
  return ({ files }) => [...files].filter(isKustomization).flatMap(outsidersOf)[0];
}

function namesIn(kustomization: unknown): string[] {
  const named = lists.flatMap((field) => textsOf(valueAt(kustomization, [field])));
  const inObjects = Object.entries(listsOfObjects).flatMap(([field, keys]) =>
    elementsOf(valueAt(kustomization, [field])).flatMap((element) =>
      keys.flatMap((key) => textsOf(valueAt(element, [key]))),
    ),
  );
  const schema = textsOf(valueAt(kustomization, ['openapi', 'path']));
  return (
    [...named, ...inObjects, ...schema]
      // A patch may stand in the list itself.
      .filter((name) => !name.includes('\n'))
      .map((name) => name.replace(/^[^/]*=/, ''))
  );
}

function textsOf(value: unknown): string[] {
  return (typeof value === 'string' ? [value] : elementsOf(value)).filter(
    (one) => typeof one === 'string',
  );
}

function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What cannot be read fails in kustomize, in its own words. */
function readOne(text: string): unknown {
  try {
    return parseDocuments(text)[0];
  } catch {
    return undefined;
  }
}
