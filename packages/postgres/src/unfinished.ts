import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isRunning, nameOurselves } from '@synestra/processes';

const unfinished = /^[a-z]+\.(\d+-\w+)\.\w+\.new$/;

/** A place to make something that is moved to its own place when it is whole. */
export function nameUnfinished(parent: string, what: 'data' | 'programs'): string {
  return path.join(parent, `${what}.${nameOurselves()}.${randomBytes(4).toString('hex')}.new`);
}

/** Removes what killed starts left; what a living one is making stays. */
export function removeUnfinished(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = unfinished.exec(name)?.[1];
    if (owner === undefined || isRunning(owner)) continue;
    rmSync(path.join(parent, name), { recursive: true, force: true, maxRetries: 5 });
  }
}
