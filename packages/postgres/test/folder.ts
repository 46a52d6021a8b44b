import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

/** A temporary folder that goes with the test. Others may enter it, unless the test forbids it. */
export function makeFolder(): string {
  const folder = makeTemporary();
  onTestFinished(() => {
    remove(folder);
  });
  return folder;
}

/** A temporary folder that goes with the file's last test. */
export function makeFolderForFile(): string {
  const folder = makeTemporary();
  afterAll(() => {
    remove(folder);
  });
  return folder;
}

function makeTemporary(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'postgres-test-'));
  chmodSync(folder, 0o755);
  return folder;
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
