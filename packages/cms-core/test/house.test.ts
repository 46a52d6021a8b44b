import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const house = path.join(import.meta.dirname, '..');
const { dependencies, peerDependencies } = JSON.parse(
  readFileSync(path.join(house, 'package.json'), 'utf8'),
) as Record<'dependencies' | 'peerDependencies', Record<string, string>>;

test('nothing of Next.js is imported, and no package that is not declared', () => {
  const allowed = Object.keys({ ...dependencies, ...peerDependencies });
  const strangers = listImports().filter(
    (name) => !/^(\.|node:)/.test(name) && !allowed.some((one) => `${name}/`.startsWith(`${one}/`)),
  );
  expect(strangers).toEqual([]);
  expect(allowed.filter((name) => name.includes('next'))).toEqual([]);
});

test('payload and react are those of the site: a second copy would break hooks', () => {
  const isShared = (name: string) => /^(payload|react|@payloadcms\/.+)$/.test(name);
  expect(Object.keys(peerDependencies).filter((name) => !isShared(name))).toEqual([]);
  expect(Object.keys(peerDependencies)).toEqual(expect.arrayContaining(['payload', 'react']));
  expect(Object.keys(dependencies).filter(isShared)).toEqual([]);
});

test('no variable is read', () => {
  expect(readSources().filter((text) => text.includes('process.env'))).toEqual([]);
});

function listImports(): string[] {
  return readSources().flatMap((text) =>
    [...text.matchAll(/^(?:import|export)\b(?:[^;=(]*\bfrom)? '([^']+)';$/gm)].map(
      ([, name = '']) => name,
    ),
  );
}

function readSources(): string[] {
  return readdirSync(path.join(house, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}
