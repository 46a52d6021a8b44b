import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { stopServer } from './server-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests of this run find the cluster that they share, once one of them has started it. */
    readonly clusterFolder: string;
    /** The process with which the cluster ends, whatever happens to the test that started it. */
    readonly clusterOwner: number;
  }
}

/** Gives a run of the tests a place for its cluster, and takes both away when it ends. */
export default function prepareRunFolder(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'web-core-cluster-'));
  project.provide('clusterFolder', folder);
  project.provide('clusterOwner', process.pid);
  return async () => {
    await stopServer(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
}
