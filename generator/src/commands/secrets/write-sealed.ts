import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { replaceFile } from '../../replace-file.ts';
import type { StoreEntry } from '../../secrets/entries.ts';
import type { Sealed } from '../../secrets/seal.ts';
import type { Context, ExitCode } from '../context.ts';
import { gen } from '../gen.ts';
import { describeEntries } from './entries.ts';

/**
 * Writes encrypted files, each in one step, and generates what follows from them, so that one commit
 * holds both. A run that was killed in between is finished by running it again.
 */
export async function writeSealed(
  context: Context,
  sealed: readonly Sealed[],
  json: boolean,
  entries: readonly StoreEntry[] = [],
): Promise<ExitCode> {
  for (const { path: file, content } of sealed) {
    const target = path.join(context.root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    replaceFile(target, content);
  }
  const changes = sealed.map(({ path: file, isNew, keys }) => ({ path: file, isNew, keys }));
  if (json) context.out(`${JSON.stringify({ secrets: changes, entries })}\n`);
  else context.out(`${describeChanges(sealed)}${describeEntries(entries)}`);
  const quiet = json ? { ...context, out: () => undefined } : context;
  return gen(quiet, { check: false, force: false, removeSites: false, json: false });
}

function describeChanges(sealed: readonly Sealed[]): string {
  const lines = sealed.map(
    ({ path: file, isNew, keys }) =>
      `  ${isNew ? 'new' : 'changed'}  ${file}: ${keys.join(', ') || 'its edition'}`,
  );
  return `Encrypted:\n${lines.join('\n')}\n`;
}
