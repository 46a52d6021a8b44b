import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findImages, type AppFolder } from '../../src/review/affected/images.ts';
import type { Tree } from '../../src/review/inputs.ts';
import { listFiles, readText, root } from '../house/repository.ts';

/** A tree in memory: a file's text is its content's id too. */
function treeOf(files: Readonly<Record<string, string>>): Tree {
  const listing = new Map(Object.entries(files));
  return { listing, textOf: (file) => files[file] ?? '' };
}

function built(
  app: AppFolder,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  return findImages([app], treeOf(before), treeOf(after)).flatMap(({ because }) => [...because]);
}

const web: AppFolder = { name: 'web', directory: 'site', image: 'registry.example.com/web' };
const manifest = (name: string, fields: object = {}) => JSON.stringify({ name, ...fields });

const lock = `lockfileVersion: '9.0'
settings: { autoInstallPeers: true }
catalogs: { default: { next: { specifier: 16.0.0, version: 16.0.0 } } }
importers:
  .: { devDependencies: { eslint: { specifier: 'catalog:', version: 9.0.0 } } }
  site:
    dependencies:
      '@x/core': { specifier: 'workspace:*', version: link:../packages/core }
      next: { specifier: 'catalog:', version: 16.0.0(react@19.0.0) }
  packages/core: { dependencies: { zod: { specifier: 'catalog:', version: 4.0.0 } } }
  packages/tool: { dependencies: { knip: { specifier: 'catalog:', version: 6.0.0 } } }
packages:
  next@16.0.0: { resolution: { integrity: one } }
  react@19.0.0: { resolution: { integrity: two } }
  zod@4.0.0: { resolution: { integrity: three } }
  knip@6.0.0: { resolution: { integrity: four } }
  eslint@9.0.0: { resolution: { integrity: five } }
snapshots:
  next@16.0.0(react@19.0.0): { dependencies: { react: 19.0.0 } }
  react@19.0.0: {}
  zod@4.0.0: {}
  knip@6.0.0: {}
  eslint@9.0.0: {}
`;

/** Every file of a small workspace; those marked with true are what the image is built from. */
const workspace: Readonly<Record<string, readonly [text: string, input: boolean]>> = {
  'site/package.json': [
    manifest('site', { dependencies: { '@x/core': 'workspace:*', next: 'catalog:' } }),
    true,
  ],
  'site/app/page.tsx': ['page', true],
  'site/next.config.ts': ['config', true],
  'site/README.md': ['read me', false],
  'site/plugins/own/package.json': [manifest('@x/own'), false],
  'site/plugins/own/index.ts': ['a package of its own', false],
  'packages/core/package.json': [
    manifest('@x/core', { devDependencies: { '@x/types': 'workspace:*' } }),
    true,
  ],
  'packages/core/src/index.ts': ['core', true],
  'packages/types/package.json': [manifest('@x/types'), true],
  'packages/types/index.d.ts': ['types', true],
  'packages/tool/package.json': [
    manifest('@x/tool', { dependencies: { knip: 'catalog:' } }),
    false,
  ],
  'packages/tool/src/index.ts': ['tool', false],
  'packages/old/package.json': [manifest('@x/old'), false],
  'docker/Dockerfile': ['FROM node', true],
  '.dockerignore': ['docs', true],
  'package.json': [manifest('root'), true],
  'tsconfig.json': ['{}', true],
  'pnpm-workspace.yaml': [
    "packages: [site, packages/*, 'site/plugins/**', '!packages/old']\nonlyBuiltDependencies: [sharp]\n",
    false,
  ],
  'pnpm-lock.yaml': [lock, false],
  'sites.config.ts': ['sites', false],
  'docs/page.md': ['docs', false],
  'docs/picture.svg': ['docs', false],
  'generator/src/cli.ts': ['generator', false],
  'kustomize/base/deployment.yaml': ['deployment', false],
  'siteb/page.tsx': ['its name begins alike', false],
};
const files = Object.fromEntries(Object.entries(workspace).map(([file, [text]]) => [file, text]));

describe('an image is built anew', () => {
  it.each(Object.entries(workspace))('as it should after a change of %s', (file, [text, input]) => {
    // A comment, or a space, says nothing new to whoever reads it; to a build it is another file.
    const changed = { ...files, [file]: `${text} ` };
    expect(built(web, files, changed)).toEqual(input ? [file] : []);
    const without = Object.fromEntries(Object.entries(files).filter(([name]) => name !== file));
    if (!/package\.json$|^pnpm-/.test(file)) {
      expect(built(web, files, without)).toEqual(input ? [file] : []);
    }
  });

  it('never for an app that has no folder yet', () => {
    expect(built({ ...web, directory: 'shop' }, files, { ...files, 'package.json': '{}' })).toEqual(
      [],
    );
  });

  it('when it begins to need a package, and when it stops', () => {
    const needy = manifest('site', { dependencies: { '@x/tool': 'workspace:*' } });
    const after = { ...files, 'site/package.json': needy, 'packages/tool/src/index.ts': 'new' };
    expect(built(web, files, after)).toEqual(['packages/tool/src/index.ts', 'site/package.json']);
  });

  it.each([
    ['what it needs itself', 'integrity: one', 'integrity: other', true],
    ['what that needs', 'integrity: two', 'integrity: other', true],
    ['what a package of the workspace needs', 'integrity: three', 'integrity: other', true],
    ['what only another package needs', 'integrity: four', 'integrity: other', false],
    ['what only the root needs', 'integrity: five', 'integrity: other', false],
    ['every package, by a setting', 'autoInstallPeers: true', 'autoInstallPeers: false', true],
    ['nobody, in the catalog', '{ default: { next', '{ default: { knip', false],
  ])('as it should after another resolution of %s', (_, from, to, input) => {
    const changed = lock.replace(from, to);
    expect(changed).not.toBe(lock);
    expect(built(web, files, { ...files, 'pnpm-lock.yaml': changed })).toEqual(
      input ? ['pnpm-lock.yaml'] : [],
    );
  });

  it.each([
    ['a setting', 'onlyBuiltDependencies: [sharp]', 'onlyBuiltDependencies: [esbuild]', true],
    ['the catalog', 'onlyBuilt', 'catalog: { knip: 7.0.0 }\nonlyBuilt', false],
  ])('as it should after a change of %s of the workspace', (_, from, to, input) => {
    const before = files['pnpm-workspace.yaml'] ?? '';
    const after = { ...files, 'pnpm-workspace.yaml': before.replace(from, to) };
    expect(built(web, files, after)).toEqual(input ? ['pnpm-workspace.yaml'] : []);
  });
});

describe('in this repository', () => {
  const tracked = listFiles();
  const texts = Object.fromEntries(
    tracked
      .filter((file) => /(^|\/)package\.json$|^pnpm-/.test(file) && !file.includes('/cases/'))
      .map((file) => [file, readText(file)]),
  );
  const all = Object.fromEntries(tracked.map((file) => [file, texts[file] ?? 'content']));
  const folders = tracked
    .filter((file) => /^[^/]+(\/[^/]+)?\/package\.json$/.test(file))
    .map((file) => path.dirname(file));

  /** What pnpm itself linked: it knows the graph of the workspace from its own reading. */
  function linked(folder: string, found = new Set([folder])): Set<string> {
    const modules = path.join(root, folder, 'node_modules');
    const names = existsSync(modules) ? readdirSync(modules) : [];
    const inner = names.flatMap((name) =>
      name.startsWith('@')
        ? readdirSync(path.join(modules, name)).map((one) => `${name}/${one}`)
        : [name],
    );
    for (const name of inner.filter((one) => !one.startsWith('.'))) {
      const target = path.relative(root, realpathSync(path.join(modules, name)));
      if (target.includes('node_modules') || target.startsWith('..') || found.has(target)) continue;
      found.add(target);
      linked(target, found);
    }
    return found;
  }

  it.each(folders)('each file in turn changes %s when it lies in what pnpm linked', (folder) => {
    const app = { name: 'app', directory: folder, image: 'registry.example.com/app' };
    const closure = [...linked(folder)];
    const shared = /^(docker\/.*|\.dockerignore|\.npmrc|package\.json|tsconfig[^/]*\.json)$/;
    const truth = tracked.filter(
      (file) =>
        !/\.md$|(^|\/)LICENSE$|^docs\//.test(file) &&
        (shared.test(file) || closure.some((one) => file.startsWith(`${one}/`))),
    );
    // What these two say is read; a space says nothing, and the cases above change what they say.
    const turns = tracked.filter((file) => !file.startsWith('pnpm-'));
    const wrong = turns.filter((file) => {
      const because = built(app, all, { ...all, [file]: `${all[file] ?? ''} ` });
      return because.join() !== (truth.includes(file) ? file : '');
    });
    expect(wrong).toEqual([]);
    expect(truth.length).toBeGreaterThan(1);
  });
});
