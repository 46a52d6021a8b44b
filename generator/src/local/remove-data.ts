import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { PostgresFailure, stopOrphan } from '@synestra/postgres';
import { CannotRun } from '../issue.ts';
import { takeClaim } from './claim.ts';
import { layOutFolder } from './folder.ts';
import { runUntilStopped } from './run.ts';

/**
 * Removes what the local run keeps in a folder, and nothing else that may lie there. Refuses while
 * somebody uses it. Returns what was there, in words.
 */
export async function removeData(directory: string): Promise<string[]> {
  if (!existsSync(directory)) return [];
  const folder = layOutFolder(directory);
  const claim = await takeClaim(folder.claim, 'pnpm reset-data');
  const removed: string[] = [];
  await runUntilStopped(async (run) => {
    run.atEnd(claim.giveBack);
    await stopLeftDatabase(folder.postgres);
    const parts = [
      ['the database', [folder.postgres]],
      ['the uploads', [folder.media]],
      ['the keys and the login', [folder.secrets, folder.firstAdmin]],
      ['the logs', [folder.logs]],
      ['the notes', [folder.demo, folder.migrated, folder.schema]],
    ] as const;
    for (const [name, places] of parts) {
      const there = places.filter((place) => existsSync(place));
      // Keys go after the database: one that is left without them could not be opened any more.
      for (const place of there) rmSync(place, { recursive: true, force: true, maxRetries: 5 });
      if (there.length > 0) removed.push(name);
    }
    return 0;
  });
  if (readdirSync(directory).length === 0) rmdirSync(directory);
  return removed;
}

async function stopLeftDatabase(directory: string): Promise<void> {
  try {
    await stopOrphan(directory);
  } catch (error) {
    throw error instanceof PostgresFailure ? new CannotRun(error.message) : error;
  }
}
