import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Context } from '../src/commands/context.ts';
import { builtTools } from '../src/paths.ts';

/** An empty repository for one test, and what the command said so far. */
export interface Workspace {
  readonly root: string;
  readonly context: Context;
  readonly output: { out: string; err: string };
}

/** Makes a repository that goes when the test ends. The space in its path is there on purpose. */
export function createWorkspace(files: Readonly<Record<string, string>> = {}): Workspace {
  const root = mkdtempSync(path.join(tmpdir(), 'web core '));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  writeFiles(root, files);
  const output = { out: '', err: '' };
  const context: Context = {
    root,
    cache: path.join(root, '.cache'),
    generator: 'under test',
    tools: builtTools,
    ci: process.env.CI === 'true',
    now: Date.now,
    out: (text) => {
      output.out += text;
    },
    err: (text) => {
      output.err += text;
    },
  };
  return { root, context, output };
}

export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
}

/** Every file below a folder, by its path from there; the cache is left out. */
export function readTree(
  root: string,
  folders: readonly string[] = ['kustomize', 'environments'],
): Record<string, string> {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((name) => folders.some((folder) => name.startsWith(`${folder}/`)))
    .sort();
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]),
  );
}

/** The source of a configuration file that holds the given data. */
export function configSource(fleet: unknown): string {
  return `import { defineSites } from '@synestra/generator';\n\nexport default defineSites(${toSource(fleet)});\n`;
}

/** Data as JavaScript, with what JSON has no word for. */
function toSource(value: unknown): string {
  if (Array.isArray(value)) return `[${Array.from(value, toSource).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(
      ([key, inner]) => `[${JSON.stringify(key)}]: ${toSource(inner)}`,
    );
    return `{ ${fields.join(', ')} }`;
  }
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'bigint' ? `${value}n` : String(value);
}
