import { readIndex, type Entry } from './index-file.ts';
import { judgeMigration, type Start } from './judge.ts';
import type { MigrationSet } from '../../releases/record.ts';

/** Judges the migrations of a folder, given as its files' texts by their names. */
export async function judgeAll(files: ReadonlyMap<string, string>): Promise<MigrationSet> {
  const entries = readIndex(files.get('index.ts') ?? '') ?? listFiles(files);
  const breaking: [string, readonly string[]][] = [];
  for (const [position, { name, file }] of entries.entries()) {
    const text = files.get(file);
    const reasons =
      text === undefined
        ? [`cannot be judged: ${file} is not in the folder of the migrations`]
        : await judgeMigration(text, startOf(entries[position - 1], files));
    if (reasons.length > 0) breaking.push([name, reasons]);
  }
  return { known: entries.map(({ name }) => name), breaking: Object.fromEntries(breaking) };
}

/** Without an index that can be read, every file counts, in the order of the dates in their names. */
function listFiles(files: ReadonlyMap<string, string>): Entry[] {
  return [...files.keys()]
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .toSorted()
    .map((file) => ({ name: file.slice(0, -'.ts'.length), file }));
}

/** What the migration before left; one that was written by hand may have no snapshot. */
function startOf(before: Entry | undefined, files: ReadonlyMap<string, string>): Start {
  if (!before) return 'empty';
  const snapshot = files.get(before.file.replace(/\.ts$/, '.json'));
  return snapshot === undefined ? 'unknown' : { snapshot };
}
