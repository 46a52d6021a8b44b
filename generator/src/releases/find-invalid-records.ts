import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Issue } from '../issue.ts';
import { readTextsBelow } from '../read-text.ts';
import { readRecord, recordFile } from './record.ts';

const releaseFolder = /^release-([a-z][a-z0-9]*)$/;

/** Reads every record that lies below `root`, and tells those that no command would have written. */
export function findInvalidRecords(root: string): Issue[] {
  const readText = readTextsBelow(root);
  const environments = path.join(root, 'environments');
  return listNames(environments).flatMap((folder) => {
    const [, environment] = releaseFolder.exec(folder) ?? [];
    if (environment === undefined) return [];
    return listNames(path.join(environments, folder)).flatMap((site) => {
      const file = recordFile(environment, site);
      const text = readText(file);
      const read = text === undefined ? undefined : readRecord(file, text);
      return read && 'issues' in read ? read.issues : [];
    });
  });
}

/** What lies in a folder; nothing where it is none. */
function listNames(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
