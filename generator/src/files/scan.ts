import { lstatSync, readdirSync, type Dirent } from 'node:fs';
import path from 'node:path';

/** The folders in which every file has a known writer. The rest of the repository is not ours. */
const ownedFolders = ['kustomize', 'environments', '.okteto'];

/** What lies in the owned folders; all paths are from the root of the repository. */
export interface Scan {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  /** Links, to files or to folders: nothing is read, written or removed through them. */
  readonly links: readonly string[];
}

/** Lists the owned folders, without following links. */
export function scanFiles(root: string): Scan {
  const files = new Set<string>();
  const folders = new Set<string>();
  const links: string[] = [];
  const visit = (folder: string): void => {
    folders.add(folder);
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      // What editors and file managers leave behind is nobody's manifest.
      if (entry.name.startsWith('.')) continue;
      sort(`${folder}/${entry.name}`, entry);
    }
  };
  const sort = (name: string, entry: Pick<Dirent, 'isSymbolicLink' | 'isDirectory'>): void => {
    if (entry.isSymbolicLink()) links.push(name);
    else if (entry.isDirectory()) visit(name);
    else files.add(name);
  };
  for (const folder of ownedFolders) {
    const entry = lstatSync(path.join(root, folder), { throwIfNoEntry: false });
    if (entry) sort(folder, entry);
  }
  return { files, folders, links };
}
