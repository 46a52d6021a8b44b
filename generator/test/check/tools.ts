import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { findTool, type ToolName } from '../../src/kustomize/tools.ts';

/** Puts shell scripts on PATH, instead of or before everything else, until the test ends. */
export function putOnPath(
  folder: string,
  scripts: Readonly<Record<string, string>>,
  alone = false,
): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(folder, name), 0o755);
  }
  const before = process.env.PATH;
  process.env.PATH = alone ? folder : `${folder}:${before}`;
  onTestFinished(() => {
    process.env.PATH = before;
  });
}

/** The real tool behind a script that notes each call in a file. */
export async function noteCalls(name: ToolName, log: string): Promise<string> {
  const tool = await realTool(name);
  const version = name === 'kustomize' ? 'v5.8.1' : 'v0.7.0';
  return [
    `case "$1" in version|-v) echo ${version}; exit;; esac`,
    `echo ${name} >> '${log}'`,
    // The first argument is "build" for kustomize alone; kubectl says it in another way.
    name === 'kustomize' ? 'shift' : '',
    `exec '${tool.file}' ${tool.before.join(' ')} "$@"`,
  ].join('\n');
}

export function callsIn(log: string): string[] {
  try {
    return readFileSync(log, 'utf8').trim().split('\n');
  } catch {
    return [];
  }
}

export async function realTool(name: ToolName) {
  const tool = await findTool(name, (text) => {
    console.error(text);
  });
  if (!tool) throw new Error(`this test needs ${name}`);
  return tool;
}
