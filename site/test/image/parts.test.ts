import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { deriveKeys } from '../../src/serve/keys.ts';
import { findUnwanted } from '../../tools/build/find-unwanted.mjs';
import { findLockedPackages } from '../../tools/build/locked-packages.mjs';
import { normalise } from '../../tools/build/normalise.mjs';
import { isNeverRun, listFiles, pruneStandalone } from '../../tools/build/prune.mjs';
import { removeKeys } from '../../tools/build/remove-keys.mjs';
import { formatSbom } from '../../tools/build/sbom.mjs';

function createFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'synestra-parts-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

const store = 'node_modules/.pnpm';

test.each([
  ['drizzle-kit', `${store}/drizzle-kit@0.31.7/node_modules/drizzle-kit/api.js`],
  ['a compiler for one machine', `${store}/@esbuild+linux-x64@0.25.12/node_modules/x/bin/esbuild`],
  ['types', `${store}/pino@9.14.0/node_modules/pino/pino.d.ts`],
  ['a source map', 'site/.next/server/app/page.js.map'],
  [
    'the runtime of the edge',
    `${store}/next@16.4.6/node_modules/next/dist/compiled/edge-runtime/index.js`,
  ],
  [
    'the measures of fonts',
    `${store}/next@16.4.6/node_modules/next/dist/server/capsize-font-metrics.json`,
  ],
  ['tests of a package', `${store}/pino@9.14.0/node_modules/pino/test/basic.js`],
])('%s is never run', (_, file) => {
  expect(isNeverRun(file)).toBe(true);
});

test.each([
  ['the server', 'site/server.js'],
  ['a package with a name that only begins so', `${store}/esbuild-wasm@1.0.0/node_modules/x/a.js`],
  ['the adapter', `${store}/pg@8.20.0/node_modules/pg/lib/index.js`],
  ['the server of Next.js', `${store}/next@16.4.6/node_modules/next/dist/server/next-server.js`],
  [
    'what reads cookies',
    `${store}/next@16.4.6/node_modules/next/dist/compiled/@edge-runtime/cookies/index.js`,
  ],
  ['a chunk', 'site/.next/server/chunks/latest.js'],
])('%s may be', (_, file) => {
  expect(isNeverRun(file)).toBe(false);
});

test('pruning takes the links to what is gone, and the folders that are empty then', () => {
  const folder = createFolder({
    [`${store}/drizzle-kit@0.31.7/node_modules/drizzle-kit/api.js`]: '',
    [`${store}/pg@8.20.0/node_modules/pg/index.js`]: '',
    'site/server.js': '',
  });
  mkdirSync(path.join(folder, store, 'node_modules'));
  for (const name of ['drizzle-kit@0.31.7/node_modules/drizzle-kit', 'pg@8.20.0/node_modules/pg']) {
    symlinkSync(`../${name}`, path.join(folder, store, 'node_modules', path.basename(name)));
  }
  pruneStandalone(folder);
  expect(listFiles(folder)).toEqual([
    `${store}/node_modules/pg`,
    `${store}/pg@8.20.0/node_modules/pg/index.js`,
    'site/server.js',
  ]);
  expect(existsSync(path.join(folder, store, 'drizzle-kit@0.31.7'))).toBe(false);
});

test('variables and history are found wherever they lie', () => {
  const folder = createFolder({
    'site/.env': '',
    'site/.env.local': '',
    'site/build.env': '',
    '.git/HEAD': '',
    'site/server.js': '',
    'site/environment.js': '',
  });
  expect(findUnwanted(folder)).toEqual([
    '.git/HEAD',
    'site/.env',
    'site/.env.local',
    'site/build.env',
  ]);
});

test('every file gets one time, and nobody but its owner may write it', () => {
  const folder = createFolder({ 'a/b.js': '', 'a/c.sh': '' });
  symlinkSync('b.js', path.join(folder, 'a', 'link'));
  normalise(folder, 1_700_000_000);
  const places = ['', 'a', 'a/b.js', 'a/link'].map((name) => lstatSync(path.join(folder, name)));
  expect(places.map(({ mtimeMs }) => mtimeMs)).toEqual(places.map(() => 1_700_000_000_000));
  expect(places.slice(0, 3).map(({ mode }) => (mode & 0o777).toString(8))).toEqual([
    '755',
    '755',
    '644',
  ]);
});

describe('keys', () => {
  const next = {
    '.next/server/preview-props.json': '{"previewModeId":"secret-1"}',
    '.next/prerender-manifest.json': '{"routes":{},"preview":{"previewModeId":"secret-1"}}',
    '.next/server/server-reference-manifest.json': '{"node":{},"encryptionKey":"secret-2"}',
    '.next/server/server-reference-manifest.js': `self.__RSC_SERVER_MANIFEST=${JSON.stringify('{"node":{},"encryptionKey":"secret-2"}')}`,
  };

  test('those of the build are nowhere in it afterwards', () => {
    const folder = createFolder(next);
    removeKeys(path.join(folder, '.next'));
    const texts = listFiles(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
    expect(texts).toHaveLength(3);
    expect(texts.filter((text) => text.includes('secret'))).toEqual([]);
    expect(texts.at(-2)).toBe('self.__RSC_SERVER_MANIFEST="{\\"node\\":{}}"');
  });

  test('a build of another form is refused rather than shipped with its keys', () => {
    const other = { ...next, '.next/server/server-reference-manifest.js': 'globalThis.x = {}' };
    const folder = createFolder(other);
    expect(() => {
      removeKeys(path.join(folder, '.next'));
    }).toThrow('is not as Next.js wrote it');
  });

  test('those of a site are its own, and the same in every replica', () => {
    const [one, again, other] = ['a'.repeat(32), 'a'.repeat(32), 'b'.repeat(32)].map(deriveKeys);
    expect(one).toEqual(again);
    const values = [one, other].flatMap((keys) => [
      keys?.actions,
      ...Object.values(keys?.preview ?? {}),
    ]);
    expect(new Set(values).size).toBe(8);
    expect(Buffer.from(one?.actions ?? '', 'base64')).toHaveLength(32);
    expect(JSON.stringify(one)).not.toContain('a'.repeat(32));
  });

  test('nobody can guess those of a site that has no secret', () => {
    expect(deriveKeys(undefined)).not.toEqual(deriveKeys(undefined));
    expect(deriveKeys(' ')).not.toEqual(deriveKeys(' '));
  });
});

describe('the bill of materials', () => {
  const lock = {
    importers: {
      site: {
        dependencies: {
          '@synestra/env': { version: 'link:../packages/env' },
          sharp: { version: '0.35.5' },
          next: { version: '16.4.6(react@19.3.1)' },
          'drizzle-kit': { version: '0.31.7' },
        },
      },
      'packages/env': { dependencies: { zod: { version: '4.6.7' } } },
      generator: { dependencies: { commander: { version: '14.0.3' } } },
    },
    snapshots: {
      'sharp@0.35.5': { optionalDependencies: { '@img/linux': '1.0.0', '@img/mac': '1.0.0' } },
      '@img/linux@1.0.0': {},
      '@img/mac@1.0.0': {},
      'next@16.4.6(react@19.3.1)': { dependencies: { sharp: '0.35.5' } },
      'zod@4.6.7': {},
      'drizzle-kit@0.31.7': {},
      'commander@14.0.3': {},
    },
    packages: {
      'sharp@0.35.5': {
        resolution: { integrity: `sha512-${Buffer.alloc(64, 1).toString('base64')}` },
      },
      '@img/linux@1.0.0': { os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
      '@img/mac@1.0.0': { os: ['darwin'] },
      'next@16.4.6': {},
      'zod@4.6.7': {},
      'drizzle-kit@0.31.7': {},
      'commander@14.0.3': {},
    },
  };
  const packages = findLockedPackages(lock, 'site', 'x64');

  test('holds what production installs on this kind of machine, and nothing that is pruned', () => {
    expect([...packages.keys()].sort()).toEqual([
      '@img/linux@1.0.0',
      'next@16.4.6',
      'sharp@0.35.5',
      'zod@4.6.7',
    ]);
  });

  test('says what needs what, and is the same every time', () => {
    const ingredients = { seconds: 1_700_000_000, node: '24.21.0', base: 'b:1@sha256:c', packages };
    const text = formatSbom(ingredients);
    expect(formatSbom(ingredients)).toBe(text);
    const { components, dependencies, metadata } = JSON.parse(text) as {
      components: { name: string; version: string; purl?: string; hashes?: object[] }[];
      dependencies: { ref: string; dependsOn?: string[] }[];
      metadata: { timestamp: string };
    };
    expect(metadata.timestamp).toBe('2023-11-14T22:13:20.000Z');
    expect(components.map(({ name, version }) => `${name} ${version}`).sort()).toEqual([
      '@img/linux 1.0.0',
      'b:1 sha256:c',
      'next 16.4.6',
      'node 24.21.0',
      'sharp 0.35.5',
      'zod 4.6.7',
    ]);
    const sharp = components.find(({ name }) => name === 'sharp');
    expect(sharp).toMatchObject({
      purl: 'pkg:npm/sharp@0.35.5',
      hashes: [{ content: '01'.repeat(64) }],
    });
    const ofNext = dependencies.find(({ ref }) => ref === 'pkg:npm/next@16.4.6');
    expect(ofNext?.dependsOn).toEqual(['pkg:npm/sharp@0.35.5']);
  });
});
