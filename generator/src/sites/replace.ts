import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CannotRun, type Issue } from '../issue.ts';
import { replaceFile } from '../replace-file.ts';
import { configFile, loadFleet, type LoadedFleet } from '../model/load-fleet.ts';
import type { Fleet } from '../model/model.ts';
import type { Edited } from './edit.ts';
import { checkOutcome, type Intent } from './outcome.ts';

export type Replaced = { readonly fleet: Fleet } | { readonly issues: readonly Issue[] };

/** Edits the configuration on disk: in one step, and only when what comes out is as it was meant. */
export async function replaceConfiguration(
  root: string,
  cache: string,
  before: Fleet,
  edit: (text: string) => Edited,
  intent: Intent,
): Promise<Replaced> {
  const file = path.join(root, configFile);
  const text = readFileSync(file, 'utf8');
  const edited = edit(text);
  if ('issues' in edited) return edited;
  const judged = await judgeCopy(root, cache, edited.text);
  if ('issues' in judged) return judged;
  const issues = checkOutcome(before, judged.fleet, intent);
  if (issues.length > 0) return { issues };
  if (readFileSync(file, 'utf8') !== text) {
    throw new CannotRun(`${configFile} was changed by somebody else meanwhile; run it again`);
  }
  replaceFile(file, edited.text);
  return judged;
}

/** The copy lies beside the configuration, because that may import other files of the repository. */
async function judgeCopy(root: string, cache: string, text: string): Promise<LoadedFleet> {
  const name = `sites.config.${process.pid}.ts`;
  const copy = path.join(root, name);
  try {
    writeFileSync(copy, text);
    // A cache of its own: the other one keeps what the configuration of now was compiled to.
    const judged = await loadFleet(root, path.join(cache, 'edited'), name);
    return 'issues' in judged ? { issues: judged.issues.map(withoutCopy) } : judged;
  } finally {
    rmSync(copy, { force: true });
  }
}

/** Lines of a copy that is gone help nobody; a path is found in the configuration as it stands. */
function withoutCopy({ position, ...issue }: Issue): Issue {
  const at = typeof issue.at === 'string' ? configFile : issue.at;
  return position?.file.startsWith('sites.config.') ? { ...issue, at } : { ...issue, at, position };
}
