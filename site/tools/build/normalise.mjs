import { chmodSync, lstatSync, lutimesSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Gives everything in a folder, and the folder, one time and one of two modes: what is a program or a
 * folder may be entered, and nobody but its owner writes.
 * @param {string} place
 * @param {number} seconds since 1970
 */
export function normalise(place, seconds) {
  const stats = lstatSync(place);
  if (stats.isDirectory()) {
    for (const name of readdirSync(place)) normalise(path.join(place, name), seconds);
  }
  if (!stats.isSymbolicLink()) {
    chmodSync(place, stats.isDirectory() || (stats.mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
  // Last, because a change inside changes the time of a folder.
  lutimesSync(place, seconds, seconds);
}
