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
    (name) => !name.startsWith('.') && !allowed.some((one) => `${name}/`.startsWith(`${one}/`)),
  );
  expect(strangers).toEqual([]);
  expect(allowed.filter((name) => name.includes('next'))).toEqual([]);
});

test('payload and react are those of the site: a second copy would break hooks', () => {
  expect(Object.keys(peerDependencies)).toEqual(['payload', 'react']);
  expect(Object.keys(dependencies)).not.toEqual(expect.arrayContaining(['payload', 'react']));
});

test('no variable is read', () => {
  expect(readSources().filter((text) => text.includes('process.env'))).toEqual([]);
});

function listImports(): string[] {
  return readSources().flatMap((text) =>
    [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name),
  );
}

function readSources(): string[] {
  return readdirSync(path.join(house, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}
