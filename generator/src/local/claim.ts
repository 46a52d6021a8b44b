import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { CannotRun } from '../issue.ts';
import { writePrivateFile } from './private-file.ts';
import { idOf, isRunning, nameOurselves } from '@synestra/processes';
import { stopLeftover } from './stop-leftover.ts';

const schema = z.object({
  /** The process that runs here, by its name. */
  owner: z.string(),
  command: z.string(),
  url: z.string().optional(),
  /** The server that it started, to be found when the owner was killed. */
  server: z.string().optional(),
});

type Record = Readonly<z.output<typeof schema>>;

/** The right to be the only one who uses a folder. */
export interface Claim {
  /** Notes where the site is and which process serves it. */
  readonly note: (found: { readonly url: string; readonly server: string }) => void;
  readonly giveBack: () => void;
}

/**
 * Takes a folder for a command. Whoever uses it already is named; what a killed run left is stopped
 * and taken over.
 */
export async function takeClaim(file: string, command: string): Promise<Claim> {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const own: Record = { owner: nameOurselves(), command };
  while (!tryToTake(file, own)) {
    const text = readText(file);
    const before = parseRecord(text);
    if (before !== undefined && isRunning(before.owner)) throw new CannotRun(describeUse(before));
    if (before?.server !== undefined) await stopLeftover(before.server);
    removeStale(file, text);
  }
  return {
    note: (found) => {
      writePrivateFile(file, JSON.stringify({ ...own, ...found }));
    },
    giveBack: () => {
      rmSync(file, { force: true });
    },
  };
}

function describeUse({ owner, command, url }: Record): string {
  const where = url === undefined ? '' : `: ${url}`;
  return `"${command}" runs here already${where}. Stop it first: Ctrl-C in its terminal, or "kill ${idOf(owner)}".`;
}

function tryToTake(file: string, record: Record): boolean {
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, JSON.stringify(record), { mode: 0o600 });
  try {
    // A link appears with its content; a file that is written appears empty first.
    linkSync(fresh, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** Another start may have put its own record here a moment ago: look again at what was taken away. */
function removeStale(file: string, stale: string | undefined): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    // Another start was faster.
    return;
  }
  if (readText(aside) !== stale) linkSync(aside, file);
  rmSync(aside, { force: true });
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Given back at this very moment.
    return undefined;
  }
}

/** Undefined where it is cut short, as by a full disk: such a record keeps nobody out. */
function parseRecord(text: string | undefined): Record | undefined {
  try {
    return schema.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}
