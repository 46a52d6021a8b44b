import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readSiteEnv } from '@synestra/env';
import { validate } from 'dockerfile-utils';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { repository } from './snapshot.ts';

const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');
const files = ['docker/Dockerfile', 'docker/Dockerfile.dev'];
const production = read('docker/Dockerfile');

/** What the linter says, with the line that it says it of. */
function lint(text: string): string[] {
  return validate(text).map(
    ({ message, range }) => `${range.start.line + 1}: ${JSON.stringify(message)}`,
  );
}

/** The instructions of the last stage, each on one line. */
function lastStage(text: string): string[] {
  const joined = text.replaceAll(/^#.*\n/gm, '').replaceAll(/\\\n\s*/g, '');
  return joined
    .slice(joined.lastIndexOf('\nFROM ') + 1)
    .trim()
    .split('\n');
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifests = new Map(
  [
    'generator',
    'site',
    ...readdirSync(path.join(repository, 'packages')).map((name) => `packages/${name}`),
  ].map((folder) => {
    const manifest = JSON.parse(read(`${folder}/package.json`)) as Manifest;
    return [manifest.name, { folder, manifest }] as const;
  }),
);

/** The folders of the workspace that a package needs, its own among them. */
function closureOf(name: string, seen = new Set<string>()): Set<string> {
  const found = manifests.get(name);
  if (!found || seen.has(found.folder)) return seen;
  seen.add(found.folder);
  const { dependencies, devDependencies } = found.manifest;
  for (const need of Object.keys({ ...dependencies, ...devDependencies })) closureOf(need, seen);
  return seen;
}

function copiedManifests(text: string): string[] {
  return [...text.matchAll(/^COPY (?:--\S+ )?(\S+)\/package\.json /gm)]
    .map(([, folder = '']) => folder)
    .sort();
}

describe.each(files)('%s', (file) => {
  const text = read(file);

  test('is what the linter accepts', () => {
    expect(lint(text)).toEqual([]);
  });

  test('names every image by its digest, and lets it be replaced', () => {
    const images = [...text.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(images.filter((image) => !/^\$\{(NODE|BASE)\}$/.test(image ?? ''))).toEqual([]);
    const values = [...text.matchAll(/^ARG (?:NODE|BASE)=(.+)$/gm)].map(([, value]) => value);
    expect(values.length).toBeGreaterThan(0);
    expect(
      values.filter((value) => !/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/.test(value ?? '')),
    ).toEqual([]);
  });

  test('installs by the lockfile alone', () => {
    const installs = [...text.matchAll(/pnpm install.*$/gm)].map(([line]) => line);
    expect(installs.length).toBe(1);
    expect(installs[0]).toContain('--frozen-lockfile');
  });

  test('ends as user 1000 and starts without a shell', () => {
    const stage = lastStage(text);
    expect(stage.filter((line) => line.startsWith('USER ')).at(-1)).toBe('USER 1000:1000');
    expect(stage.filter((line) => /^(CMD|ENTRYPOINT) /.test(line))).toEqual([
      expect.stringMatching(/^CMD \["\w+"(, "[\w.]+")*\]$/),
    ]);
  });
});

test('the linter sees what is wrong', () => {
  expect(
    lint('FROM node\nWORKDIR\nCOPPY a b\nCMD ["node"]\nCMD ["node"]\n').length,
  ).toBeGreaterThan(2);
});

test('both are of one Node.js', () => {
  const nodes = files.map((file) => /^ARG NODE=(.+)$/m.exec(read(file))?.[1]);
  expect(nodes[0]).toBe(nodes[1]);
});

test('the manifests of exactly those packages are there that an install needs', () => {
  expect(copiedManifests(production)).toEqual([...closureOf('@synestra/site')].sort());
  expect(copiedManifests(read('docker/Dockerfile.dev'))).toEqual(
    [...manifests.values()].map(({ folder }) => folder).sort(),
  );
});

test('nothing is run where the image is put together', () => {
  expect(lastStage(production).filter((line) => /^(RUN|ADD) /.test(line))).toEqual([]);
});

test('what is not named does not come into a build, and of that neither variables nor tests', () => {
  const lines = read('.dockerignore').split('\n');
  expect(lines.find((line) => line !== '' && !line.startsWith('#'))).toBe('*');
  const kept = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  expect(kept.filter((line) => line.includes('.env') || line.includes('.git'))).toEqual([]);
  expect(lines).toEqual(
    expect.arrayContaining(['**/.env', '**/.env.*', '**/.git', '**/node_modules', '**/test']),
  );
});

test('only the packages that are named may run scripts at their installation', () => {
  const workspace = read('pnpm-workspace.yaml');
  const [, list = ''] = /^onlyBuiltDependencies:\n((?: {2}- .+\n)+)/m.exec(workspace) ?? [];
  expect(
    list
      .trim()
      .split(/\s*- /)
      .filter(Boolean)
      .map((name) => name.trim()),
  ).toEqual(['esbuild', 'sharp']);
});

test('the local run allows the image what its Deployment allows it, and no more', () => {
  interface Service {
    readonly read_only?: boolean;
    readonly user?: string;
    readonly cap_drop?: readonly string[];
    readonly command?: readonly string[];
    readonly tmpfs?: readonly string[];
    readonly ports?: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
  }
  const { services } = load(read('docker/compose.yaml')) as { services: Record<string, Service> };
  const { migrate, site } = services;
  for (const service of [migrate, site]) {
    expect(service).toMatchObject({ read_only: true, user: '1000:1000', cap_drop: ['ALL'] });
    // The whole environment is one that the site accepts.
    expect(() => readSiteEnv(service?.environment ?? {})).not.toThrow();
  }
  expect(migrate?.command).toEqual(['node', 'migrate.mjs']);
  const deployment = read('kustomize/base/deployment.yaml');
  const mounts = [...deployment.matchAll(/mountPath: (\S+)/g)].map(([, place]) => place);
  const writable = site?.tmpfs?.map((line) => line.split(':')[0]) ?? [];
  expect(writable.filter((place) => place !== '/media').sort()).toEqual(mounts.sort());
  expect(site?.ports).toEqual(['127.0.0.1:3000:3000']);
});
