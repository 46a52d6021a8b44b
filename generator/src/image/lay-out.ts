import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CannotRun } from '../issue.ts';
import { runGit } from '../git/run.ts';

/**
 * Lays a commit out in a folder of its own and hands it over: what is built is what the tag names, and
 * no file that only this checkout has, such as `.env`, can come into it.
 */
export async function withCommit<T>(
  root: string,
  commit: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'web-core-image-'));
  try {
    await unpack(await runGit(root, ['archive', '--format=tar', commit]), folder);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function unpack(archive: Buffer, folder: string): Promise<void> {
  const tar = spawn('tar', ['-x', '-C', folder], { stdio: ['pipe', 'ignore', 'ignore'] });
  tar.stdin.on('error', () => undefined);
  tar.stdin.end(archive);
  return new Promise((resolve, reject) => {
    tar.on('error', reject);
    tar.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new CannotRun('tar could not unpack the commit; is the disk full?'));
    });
  });
}
