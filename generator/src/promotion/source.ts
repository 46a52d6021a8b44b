import { readBlobs } from '../git/blobs.ts';
import { listCommit } from '../git/listing.ts';
import { readTextsBelow, type ReadText } from '../read-text.ts';

/** The repository at one moment: what a promotion reads to decide. */
export interface Source {
  /** The commit; undefined is the working tree as it lies there. */
  readonly commit: string | undefined;
  readonly readText: ReadText;
  /** The files that the configuration may be made of, by their path. */
  readonly configuration: () => ReadonlyMap<string, string>;
}

/** The working tree, read where it lies. */
export function readWorkingTree(root: string): Source {
  const readText = readTextsBelow(root);
  return { commit: undefined, readText, configuration: () => new Map() };
}

/** A commit, read from git's object database: nothing is checked out. */
export async function readCommit(root: string, commit: string): Promise<Source> {
  const listing = await listCommit(root, commit);
  const wanted = [...listing].filter(([file]) => isRead(file));
  const blobs = await readBlobs(root, [...new Set(wanted.map(([, id]) => id))]);
  const texts = new Map(wanted.map(([file, id]) => [file, blobs.get(id)?.toString() ?? '']));
  return {
    commit,
    readText: (file) => texts.get(file),
    configuration: () => new Map([...texts].filter(([file]) => mayBeConfiguration(file))),
  };
}

function isRead(file: string): boolean {
  return (
    /^(environments\/(release|secrets)-|kustomize\/argocd\/)/.test(file) || mayBeConfiguration(file)
  );
}

/** Rooms of the repository that a configuration, which is data, has no business in. */
const elsewhere = /^(site|generator|packages|kustomize|environments|docs|docker)\//;

function mayBeConfiguration(file: string): boolean {
  return /\.([cm]?[jt]s|json)$/.test(file) && !elsewhere.test(file);
}
