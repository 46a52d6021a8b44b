import { execFileSync } from 'node:child_process';

import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { affected } from '../../src/commands/review/affected.ts';
import type { KubernetesObject } from '../../src/objects/object.ts';
import { findUnits, pairUnits } from '../../src/review/units.ts';
import { parseDocuments } from '../../src/yaml/parse.ts';
import { realTool } from '../check/tools.ts';
import { listFiles, readText } from '../house/repository.ts';
import { createWorkspace, readTree, writeFiles, type Workspace } from '../workspace.ts';
import { createFleet, git } from './repository.ts';

/** What `affected` says. */
interface Answer {
  readonly images: readonly { readonly name: string }[];
  readonly sites: readonly { readonly environment: string; readonly site: string }[];
  readonly platform: boolean;
}

async function askAffected({ context, output }: Workspace): Promise<Answer> {
  output.out = '';
  expect(await affected(context, { json: true, base: 'main' })).toBe(0);
  return JSON.parse(output.out) as Answer;
}

const tracked = listFiles();
const manifests = tracked.filter((file) => /^(kustomize|environments)\//.test(file));
const others = tracked.filter((file) => !manifests.includes(file));

describe('every tracked file of this repository, changed in turn', () => {
  it('renders to nothing else where it is no manifest', () => {
    const listing = new Map(tracked.map((file) => [file, file]));
    const before = findUnits({ listing, textOf: readText });
    const reached = others.filter((file) => {
      const changed = new Map(listing).set(file, 'changed');
      return pairUnits(before, findUnits({ listing: changed, textOf: readText })).length > 0;
    });
    expect(reached).toEqual([]);
  });

  it('renders to what the prediction says where it is one', { timeout: 600_000 }, async () => {
    const texts = Object.fromEntries(
      [...manifests, 'sites.config.ts'].map((file) => [file, readText(file)]),
    );
    const workspace = await createFleet(texts);
    const kustomize = await realTool('kustomize');
    const render = () => renderAll(workspace.root, [kustomize.file, ...kustomize.before]);
    const sound = render();
    const ask = async () => {
      const { sites, platform } = await askAffected(workspace);
      const told = sites.map(({ environment, site }) => `${environment}/${site}`);
      return [...told, ...(platform ? ['platform'] : [])].sort();
    };
    const wrong: object[] = [];
    let changedSomething = 0;
    for (const file of manifests) {
      const text = texts[file] ?? '';
      writeFiles(workspace.root, { [file]: changeValue(text) });
      const truth = differences(sound, render()).sort();
      const told = await ask();
      changedSomething += truth.length > 0 ? 1 : 0;
      if (told.join() !== truth.join()) wrong.push({ file, told, truth });
      writeFiles(workspace.root, { [file]: text });
    }
    for (const file of manifests) writeFiles(workspace.root, { [file]: addComment(texts[file]) });
    expect(differences(sound, render()), 'what a comment in every file renders to').toEqual([]);
    expect(await ask()).toEqual([]);
    expect(wrong).toEqual([]);
    // The mutations mean something: most files have a value that is rendered.
    expect(changedSomething).toBeGreaterThan(manifests.length / 2);
  });
});

function addComment(text = ''): string {
  return `${text}# Nothing new.\n`;
}

/** Changes something that arrives in the cluster, as far as the file has such a thing. */
function changeValue(text: string): string {
  const [head = '', ...rest] = text.split(/^---\n/m);
  const document = parseDocument(head);
  if (document.get('kind') === 'Kustomization' || document.get('kind') === 'Component') {
    document.setIn(['commonAnnotations', 'changed'], 'yes');
  } else document.setIn(['metadata', 'annotations', 'changed'], 'yes');
  return [document.toString(), ...rest].join('---\n');
}

/** Everything that is rendered, straight by the tool; an environment that fails is its failure. */
function renderAll(root: string, [program = '', ...before]: readonly string[]) {
  const files = readTree(root);
  const rendered: Record<string, string> = {};
  for (const file of Object.keys(files)) {
    const [, environment = '', site = ''] =
      /^environments\/release-([^/]+)\/([^/]+)\/kustomization\.yaml$/.exec(file) ?? [];
    if (site !== '') rendered[`${environment}/${site}`] = '';
  }
  const folders = Object.keys(rendered).map((name) => `environments/release-${name}`);
  const together = build(program, before, root, folders);
  for (const name of Object.keys(rendered)) {
    const [environment = '', site = ''] = name.split('/');
    const own = together
      ? together.filter(({ metadata }) => metadata.namespace === `web-${site}-${environment}`)
      : build(program, before, root, [`environments/release-${name}`]);
    const application = files[`kustomize/argocd/${name}.yaml`] ?? '';
    const plain = Object.entries(files).filter(([file]) => ofPlatform.exec(file)?.[1] === name);
    rendered[name] = JSON.stringify([
      own,
      parseDocuments(application),
      plain.map(([, text]) => parseDocuments(text)),
    ]);
  }
  const shared = ['root', 'projects', 'health'].map(
    (name) => files[`kustomize/argocd/${name}.yaml`],
  );
  const others = Object.entries(files)
    .filter(([file]) => ofEverySite.test(file) && !ofPlatform.test(file))
    .map(([, text]) => text);
  rendered.platform = JSON.stringify(
    [...shared, ...others].map((text) => parseDocuments(text ?? '')),
  );
  return rendered;
}

/** What is applied as it lies there; a kustomization is only for the person who starts the operation. */
const ofPlatform =
  /^kustomize\/(?:platform|operations)\/[^/]+\/([a-z]+\/[^/.]+)(?:\.yaml|\/(?!kustomization)[^/]+)$/;

/** The platform, and the half of each operation that is the same for every site. */
const ofEverySite = /^kustomize\/(?:platform\/|operations\/shared\/[^/]+\/(?!kustomization))/;

function build(
  program: string,
  before: readonly string[],
  root: string,
  folders: readonly string[],
): KubernetesObject[] | undefined {
  const together = path.join(root, '.cache', 'together');
  const resources = folders.map((folder) => `  - ../../${folder}\n`).join('');
  writeFiles(together, { 'kustomization.yaml': `resources:\n${resources}` });
  try {
    const yaml = execFileSync(program, [...before, together], { encoding: 'utf8', stdio: 'pipe' });
    return parseDocuments(yaml) as KubernetesObject[];
  } catch {
    return undefined;
  }
}

function differences(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.keys(before).filter((name) => before[name] !== after[name]);
}

describe('affected', () => {
  it('is empty for documentation', async () => {
    const workspace = await createFleet({
      'sites.config.ts': readText('sites.config.ts'),
      'site/package.json': '{ "name": "site" }',
    });
    writeFiles(workspace.root, { 'README.md': 'x', 'docs/a.md': 'x', 'site/README.md': 'x' });
    expect(await askAffected(workspace)).toMatchObject({ images: [], sites: [], platform: false });
    writeFiles(workspace.root, { 'site/page.tsx': 'x' });
    expect(await askAffected(workspace)).toMatchObject({ images: [{ name: 'web' }], sites: [] });
  });

  it('reaches the commit that it needs in a shallow clone', async () => {
    const origin = await createFleet({ 'sites.config.ts': readText('sites.config.ts') });
    const { root } = origin;
    git(root, 'checkout', '--quiet', '-b', 'topic');
    for (const count of [1, 2, 3]) {
      writeFiles(root, { 'docs/a.md': `${count}\n` });
      git(root, 'add', '--all');
      git(root, 'commit', '--quiet', '--message', `${count}`);
    }
    const clone = createWorkspace();
    git(clone.root, 'init', '--quiet', '--initial-branch=main');
    git(clone.root, 'remote', 'add', 'origin', `file://${root}`);
    git(
      clone.root,
      'fetch',
      '--quiet',
      '--depth=1',
      'origin',
      'topic',
      'main:refs/remotes/origin/main',
    );
    git(clone.root, 'checkout', '--quiet', 'FETCH_HEAD');
    writeFiles(clone.root, { '.git/info/exclude': '.cache/\n' });
    const { context, output } = clone;
    expect(await affected(context, { json: true })).toBe(0);
    expect(output.err).toContain('This clone is shallow: fetching 50 older commits');
    expect(JSON.parse(output.out)).toMatchObject({
      base: git(root, 'rev-parse', 'main'),
      images: [],
      sites: [],
    });
  });

  it('says what to run in a shallow clone whose remote does not answer', async () => {
    const origin = await createFleet({ 'sites.config.ts': readText('sites.config.ts') });
    git(origin.root, 'checkout', '--quiet', '-b', 'topic');
    git(origin.root, 'commit', '--quiet', '--allow-empty', '--message', 'More');
    const clone = createWorkspace();
    git(clone.root, 'init', '--quiet');
    git(clone.root, 'remote', 'add', 'origin', `file://${origin.root}`);
    git(
      clone.root,
      'fetch',
      '--quiet',
      '--depth=1',
      'origin',
      'topic',
      'main:refs/remotes/origin/main',
    );
    git(clone.root, 'checkout', '--quiet', 'FETCH_HEAD');
    git(clone.root, 'remote', 'set-url', 'origin', 'file:///nowhere');
    await expect(affected(clone.context, { json: true })).rejects.toThrow(
      'this clone is shallow and does not reach the commit where the change left origin/main. Run: git fetch --unshallow',
    );
  });
});
