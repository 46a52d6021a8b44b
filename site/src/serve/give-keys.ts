import fs from 'node:fs';
import path from 'node:path';
import type { Keys } from './keys.ts';

/**
 * Gives Next.js its keys. It takes one from the environment and reads the others from a file that the
 * build does not hold. Nothing is written: the folder is read-only, and in development several
 * sites are served from it.
 */
export function giveKeys(keys: Keys, server: string): void {
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = keys.actions;
  answerFor(
    path.join(server, '.next', 'server', 'preview-props.json'),
    JSON.stringify(keys.preview),
  );
}

/** Lets both ways in which Next.js reads a file find a text that no file holds. */
function answerFor(file: string, text: string): void {
  const { readFileSync } = fs;
  const { readFile } = fs.promises;
  const isAsked = (place: unknown) => typeof place === 'string' && path.resolve(place) === file;
  fs.readFileSync = ((...given: Parameters<typeof readFileSync>) =>
    isAsked(given[0]) ? text : readFileSync(...given)) as typeof readFileSync;
  fs.promises.readFile = (async (...given: Parameters<typeof readFile>) =>
    isAsked(given[0]) ? text : readFile(...given)) as typeof readFile;
}
