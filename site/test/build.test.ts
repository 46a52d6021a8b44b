import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { findBuild } from './build.ts';

let build: string;
beforeAll(async () => {
  build = await findBuild();
});

const variables = parseEnv(
  readFileSync(path.join(import.meta.dirname, '..', 'build.env'), 'utf8'),
) as Record<string, string>;

test('the build is told of a database and a host that cannot exist', () => {
  const { DATABASE_URI = '', SITE_URL = '', MEDIA_DIR } = variables;
  // Nobody can register a name below .invalid.
  expect(new URL(DATABASE_URI).hostname).toMatch(/\.invalid$/);
  expect(new URL(SITE_URL).hostname).toMatch(/\.invalid$/);
  expect(MEDIA_DIR).toMatch(/^\/nonexistent\//);
});

test('no page of a site is rendered in advance', () => {
  const manifest = readFileSync(path.join(build, '.next', 'prerender-manifest.json'), 'utf8');
  const { routes } = JSON.parse(manifest) as { routes: object };
  expect(Object.keys(routes)).toEqual(['/_global-error', '/_not-found']);
  const pages = listFiles(path.join(build, '.next', 'server', 'app')).filter((file) =>
    file.endsWith('.html'),
  );
  expect(pages.map((file) => path.basename(file)).sort()).toEqual([
    '_global-error.html',
    '_not-found.html',
  ]);
});

test('nothing of the environment is baked in', () => {
  const values = Object.entries(variables)
    .filter(([name]) => /URL|URI|SECRET|KEY|MEDIA_DIR/.test(name))
    .map(([, value]) => value);
  const baked = listFiles(build).filter((file) => {
    const text = readFileSync(file, 'utf8');
    return values.some((value) => text.includes(value)) || text.includes('.invalid:5432');
  });
  expect(baked).toEqual([]);
});

test('the image holds no variables and no sources', () => {
  const names = listFiles(build).map((file) => path.relative(build, file));
  expect(names.filter((name) => /(^|\/)\.env|build\.env|^src\//.test(name))).toEqual([]);
});

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
