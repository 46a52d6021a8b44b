import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import spawn from 'nano-spawn';
import { onTestFinished } from 'vitest';
import { findOnPath } from '../../src/kustomize/on-path.ts';
import { builtTools } from '../../src/paths.ts';

const source = path.join(import.meta.dirname, 'kubectl');

/** The real kubectl: a machine without one builds it, once. */
export async function findKubectl(): Promise<string> {
  return findOnPath('kubectl') ?? path.join(await buildKubectl(), 'kubectl');
}

/** Makes sure that the real kubectl is on PATH until the test ends. */
export async function bringKubectl(): Promise<void> {
  if (findOnPath('kubectl') !== undefined) return;
  const folder = await buildKubectl();
  const before = process.env.PATH ?? '';
  process.env.PATH = `${folder}:${before}`;
  onTestFinished(() => {
    process.env.PATH = before;
  });
}

async function buildKubectl(): Promise<string> {
  const version = hash('sha1', readFileSync(path.join(source, 'go.sum'))).slice(0, 12);
  const folder = path.join(builtTools, `kubectl-${version}`);
  const file = path.join(folder, 'kubectl');
  if (existsSync(file)) return folder;
  console.error('Building kubectl from its pinned Go module, once …');
  mkdirSync(folder, { recursive: true });
  const temporary = `${file}.${process.pid}`;
  await spawn('go', ['build', '-C', source, '-o', temporary, '.'], { env: { CGO_ENABLED: '0' } });
  renameSync(temporary, file);
  return folder;
}
