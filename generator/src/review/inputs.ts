import { hash } from 'node:crypto';
import path from 'node:path';

/** One side of a comparison: which files it has, by their content's id, and what is in them. */
export interface Tree {
  readonly listing: ReadonlyMap<string, string>;
  readonly textOf: (file: string) => string;
}

/** Everything that a kustomize folder is built from. */
export interface Inputs {
  readonly files: ReadonlySet<string>;
  /** Equal keys are equal bytes under equal names: nothing has to be built to know the outcome. */
  readonly key: string;
  /** The namespace that the outermost kustomization sets, where one does. */
  readonly namespace: string | undefined;
}

const kustomizationFile = /(^|\/)(kustomization\.ya?ml|Kustomization)$/;

export function isKustomization(file: string): boolean {
  return kustomizationFile.test(file);
}

/**
 * Returns a function that finds what a folder is built from. Every word of a kustomization that is
 * the path of a file or a folder counts as a reference: this may take in too much, which costs a
 * rendering, and never too little.
 */
export function findInputs({ listing, textOf }: Tree): (folder: string) => Inputs {
  const folders = filesByFolder(listing.keys());
  const known = new Map<string, readonly string[]>();

  const reach = (folder: string): readonly string[] => {
    const before = known.get(folder);
    if (before) return before;
    const own = folders.get(folder) ?? [];
    known.set(folder, own);
    const reached = own
      .filter(isKustomization)
      .flatMap((file) => referencesOf(folder, textOf(file)));
    const all = new Set(own);
    for (const target of reached) {
      if (listing.has(target)) all.add(target);
      else if (folders.has(target)) for (const file of reach(target)) all.add(file);
    }
    known.set(folder, [...all]);
    return [...all];
  };

  return (folder) => {
    const files = reach(folder);
    const lines = files.map((file) => `${file} ${listing.get(file)}`).sort();
    return {
      files: new Set(files),
      key: hash('sha256', `${folder}\n${lines.join('\n')}`),
      namespace: files.filter(isKustomization).map(textOf).map(namespaceOf).find(Boolean),
    };
  };
}

function filesByFolder(files: Iterable<string>): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) {
    const folder = path.posix.dirname(file);
    const others = folders.get(folder);
    if (others) others.push(file);
    else folders.set(folder, [file]);
  }
  return folders;
}

/** The paths that a kustomization could mean. */
function referencesOf(folder: string, text: string): string[] {
  const words = text.split(/[\s"',=[\]{}]+/).filter((word) => word !== '' && word !== '-');
  return [...new Set(words)].map((word) => path.posix.join(folder, word).replace(/\/$/, ''));
}

function namespaceOf(text: string): string | undefined {
  return /^namespace: *["']?([-a-z0-9]+)/m.exec(text)?.[1];
}
