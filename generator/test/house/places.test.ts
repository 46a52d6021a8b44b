import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { listFiles, readText, root } from './repository.ts';

/** What only this machine calls so: somebody's home, the checkout and the folders beside it. */
function foldersOfThisMachine(): string[] {
  const parent = path.dirname(root);
  const shared = [path.parse(root).root, os.tmpdir(), os.homedir()];
  const beside = shared.includes(parent)
    ? [root]
    : readdirSync(parent).map((name) => path.join(parent, name));
  // A checkout right below the root of the disk has a name that is also used in containers.
  const own = beside.filter((folder) => path.dirname(folder) !== path.parse(folder).root);
  return [os.homedir(), ...own].filter((folder) => folder.length > 1);
}

/** The hosts that this machine takes packages from, as far as its tools are there to tell. */
function registryHosts(): string[] {
  const addresses = [
    ask('npm', ['config', 'get', 'registry']),
    ...ask('go', ['env', 'GOPROXY']).split(/[,|]/),
    ask('pip', ['config', 'get', 'global.index-url']),
  ];
  return addresses.flatMap((address) =>
    URL.canParse(address) ? [new URL(address).host].filter((host) => host !== '') : [],
  );
}

function ask(tool: string, question: string[]): string {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    return execFileSync(tool, question, { encoding: 'utf8', stdio, cwd: root }).trim();
  } catch {
    return '';
  }
}

function filesWith(places: readonly string[]): string[] {
  // A place is met as a whole: the end of a longer path names another one.
  const patterns = places.map((place) => new RegExp(`(?<![\\w.-])${escape(place)}(?![\\w.-])`));
  return listFiles().filter((file) => {
    const text = readText(file);
    return patterns.some((pattern) => pattern.test(text));
  });
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

test('no file names a folder of this machine', () => {
  expect(filesWith(foldersOfThisMachine())).toEqual([]);
});

test('no file names a package registry', () => {
  expect(filesWith(registryHosts())).toEqual([]);
});
