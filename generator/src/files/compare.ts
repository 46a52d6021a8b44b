import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Fleet } from '../model/model.ts';
import { temporaryEnding } from '../replace-file.ts';
import { originOfContent } from './header.ts';
import { instanceOfPath, isSealedPath } from './owner.ts';
import type { PlannedFile } from './plan.ts';
import { scanFiles, type Scan } from './scan.ts';
import { keepInMemory } from './set-aside.ts';
import { digestOf } from './stamp.ts';

/**
 * A file that must change; `before` is undefined where it does not exist yet. Both texts may be
 * fetched anew whenever they are asked for, so ask before the file is written.
 */
export interface Write {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** How the repository differs from the plan, and what forbids to mend it without being told so. */
export interface Changes {
  /** How many files the plan has. */
  readonly total: number;
  /** The digest of each of them, as it is once the writes are done. */
  readonly digests: ReadonlyMap<string, string>;
  readonly writes: readonly Write[];
  /** Generated files that nothing needs any more. */
  readonly removals: readonly string[];
  /** Files of sites that the configuration no longer has in an environment, by `<env>/<site>`. */
  readonly removedSites: ReadonlyMap<string, readonly string[]>;
  /** Generated files that somebody edited and that a write or a removal would lose. */
  readonly edited: readonly Write[];
  /** Files in our folders that nobody wrote whom we know. */
  readonly strays: readonly string[];
  /** Links and files that lie where a folder or a file of ours must be. */
  readonly obstacles: readonly string[];
}

/** Compares the plan, file by file, with what lies below `root`, where it writes nothing. */
export function compareFiles(
  root: string,
  plan: Iterable<PlannedFile>,
  fleet: Fleet,
  setAside = keepInMemory,
): Changes {
  const scan = scanFiles(root);
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  const digests = new Map<string, string>();
  const writes: Write[] = [];
  const edited: Write[] = [];
  for (const { path: file, content, once } of plan) {
    const before = scan.files.has(file) ? read(file) : undefined;
    const after = once ? (before ?? content) : content;
    digests.set(file, digestOf(after));
    if (before === after) continue;
    const write = new WaitingWrite(file, before === undefined ? undefined : read, setAside(after));
    writes.push(write);
    if (before !== undefined && isEdited(before, after)) edited.push(write);
  }
  const leftovers = sortLeftovers(digests, fleet, scan, read);
  return {
    total: digests.size,
    digests,
    writes,
    ...leftovers,
    edited: [...edited, ...leftovers.edited],
    obstacles: findObstacles(digests.keys(), scan),
  };
}

/** Two texts that wait outside of memory, of which there may be one for every file of the fleet. */
class WaitingWrite implements Write {
  constructor(path: string, read: ((file: string) => string) | undefined, bringBack: () => string) {
    this.path = path;
    this.#read = read;
    this.#bringBack = bringBack;
  }

  readonly path: string;
  readonly #read: ((file: string) => string) | undefined;
  readonly #bringBack: () => string;

  get before(): string | undefined {
    return this.#read?.(this.path);
  }

  get after(): string {
    return this.#bringBack();
  }
}

/**
 * A file is safe to overwrite when the generator wrote it, or when only its first line differs, or
 * the line ends that git made of it.
 */
function isEdited(before: string, after: string): boolean {
  const text = before.replaceAll('\r\n', '\n');
  return originOfContent(text) !== 'generated' && withoutHeader(text) !== withoutHeader(after);
}

function withoutHeader(content: string): string {
  return content.slice(content.indexOf('\n') + 1);
}

function sortLeftovers(
  planned: ReadonlyMap<string, unknown>,
  fleet: Fleet,
  { files }: Scan,
  read: (file: string) => string,
): Pick<Changes, 'removals' | 'removedSites' | 'edited' | 'strays'> {
  const alive = new Set(
    fleet.instances.map(({ environment, site }) => `${environment.name}/${site}`),
  );
  const removals: string[] = [];
  const removedSites = new Map<string, string[]>();
  const edited: Write[] = [];
  const strays: string[] = [];
  for (const file of files) {
    if (planned.has(file)) continue;
    const owner = instanceOfPath(file);
    const ofRemovedSite = owner !== undefined && !alive.has(owner.instance);
    if (file.endsWith(temporaryEnding)) removals.push(file);
    else if (isSealedPath(file)) continue;
    else if (owner?.writer === 'release') {
      if (ofRemovedSite) remember(removedSites, owner.instance, file);
      else if (path.basename(file) !== 'release.json') strays.push(file);
    } else {
      const before = read(file);
      const origin = originOfContent(before);
      if (origin === 'foreign') strays.push(file);
      else {
        if (origin === 'edited') edited.push({ path: file, before, after: '' });
        if (ofRemovedSite) remember(removedSites, owner.instance, file);
        else removals.push(file);
      }
    }
  }
  return { removals, removedSites, edited, strays };
}

function remember(map: Map<string, string[]>, key: string, file: string): void {
  map.set(key, [...(map.get(key) ?? []), file]);
}

/** Looks at each folder once: a large fleet has many files in few folders. */
function findObstacles(planned: Iterable<string>, { files, folders, links }: Scan): string[] {
  const linked = new Set(links);
  const obstacles = new Set<string>();
  const seen = new Set<string>();
  const visit = (folder: string): void => {
    if (folder === '.' || seen.has(folder)) return;
    seen.add(folder);
    if (files.has(folder) || linked.has(folder)) obstacles.add(folder);
    visit(path.posix.dirname(folder));
  };
  for (const file of planned) {
    if (folders.has(file) || linked.has(file)) obstacles.add(file);
    visit(file.slice(0, file.lastIndexOf('/')));
  }
  return [...obstacles];
}
