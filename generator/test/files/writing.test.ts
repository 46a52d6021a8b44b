import { appendFileSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gen } from '../../src/commands/gen.ts';
import { writeReleaseOverlay } from '../../src/releases/overlay.ts';
import { createWorkspace, readTree, writeFiles, type Workspace } from '../workspace.ts';
import { fleetSource, release, secondSite, write } from './fleet.ts';

async function generated(source = fleetSource()): Promise<Workspace> {
  const workspace = createWorkspace({ 'sites.config.ts': source });
  expect(await gen(workspace.context, write), workspace.output.err).toBe(0);
  return workspace;
}

async function runAgain({ root, context, output }: Workspace, source: string, options = write) {
  writeFiles(root, { 'sites.config.ts': source });
  output.out = '';
  output.err = '';
  return gen(context, options);
}

const patches = 'environments/dev/shop/patches.yaml';

describe('gen writes', () => {
  it('nothing when nothing changed: the files keep their times', async () => {
    const { root, context, output } = await generated();
    const files = Object.keys(readTree(root, ['kustomize', 'environments', '.okteto']));
    const times = () => files.map((file) => statSync(path.join(root, file)).mtimeMs);
    const before = times();
    expect(await gen(context, write)).toBe(0);
    expect(output.out).toContain(`Nothing to do: all ${files.length} files are up to date.`);
    expect(times()).toEqual(before);
  });

  it('the same bytes in another folder', async () => {
    const [one, other] = [await generated(), await generated()];
    expect(readTree(other.root)).toEqual(readTree(one.root));
  });

  it('only what a change touches', async () => {
    const workspace = await generated();
    expect(await runAgain(workspace, fleetSource('replicas: 0,'))).toBe(0);
    expect(workspace.output.out).toBe('Wrote 2 of 68 files.\n');
  });

  it('nothing with --check, and shows the difference', async () => {
    const workspace = await generated();
    const before = readTree(workspace.root);
    expect(await runAgain(workspace, fleetSource('replicas: 0,'), { ...write, check: true })).toBe(
      1,
    );
    expect(readTree(workspace.root)).toEqual(before);
    expect(workspace.output.out).toContain(`--- ${patches}\n+++ ${patches}\n`);
    expect(workspace.output.out).toContain('\n+  replicas: 0\n');
    expect(workspace.output.err).toBe(
      'The manifests are not what sites.config.ts says. Run "pnpm gen" and commit the result.\n',
    );
  });

  it('no file of a release again, whatever people wrote around it', async () => {
    const workspace = await generated();
    const file = 'environments/release-prod/shop/kustomization.yaml';
    const commented = `${writeReleaseOverlay('prod', 'shop', release)}# hotfix of Monday\n`;
    const ordered = commented.replace('images:', '# agreed with the shop\nimages:');
    writeFiles(workspace.root, { [file]: ordered });
    expect(await runAgain(workspace, fleetSource('replicas: 0,'))).toBe(0);
    expect(readTree(workspace.root)[file]).toBe(ordered);
  });
});

describe('the list that Argo CD syncs', () => {
  const list = async (workspace: Workspace, source = fleetSource()) => {
    expect(await runAgain(workspace, source), workspace.output.err).toBe(0);
    return readTree(workspace.root)['kustomize/argocd/kustomization.yaml']?.split('resources:')[1];
  };

  it('is empty before the first release, and has the site from then on', async () => {
    const workspace = await generated();
    expect(await list(workspace)).toBe(' []\n');
    writeFiles(workspace.root, {
      'environments/release-dev/shop/kustomization.yaml': writeReleaseOverlay(
        'dev',
        'shop',
        release,
      ),
    });
    expect(await list(workspace)).toBe('\n  - dev/shop.yaml\n');
  });

  it('keeps a held site, whose Application changes nothing by itself', async () => {
    const workspace = await generated();
    const application = () => readTree(workspace.root)['kustomize/argocd/dev/shop.yaml'];
    expect(application()).toContain('\n    automated:\n      prune: true\n');
    writeFiles(workspace.root, {
      'environments/release-dev/shop/kustomization.yaml': writeReleaseOverlay(
        'dev',
        'shop',
        release,
      ),
    });
    expect(await list(workspace, fleetSource(`rollout: 'held',`))).toBe('\n  - dev/shop.yaml\n');
    expect(application()).not.toContain('automated');
  });
});

describe('gen does not lose', () => {
  it('an edit of a generated file: it refuses, shows it, and obeys --force', async () => {
    const workspace = await generated();
    const { root, output } = workspace;
    const before = readTree(root)[patches] ?? '';
    writeFiles(root, { [patches]: before.replace('dev-shop.example.com', 'mine.example.com') });
    const edited = readTree(root);
    expect(await runAgain(workspace, fleetSource())).toBe(1);
    expect(readTree(root)).toEqual(edited);
    expect(output.err).toContain(`${patches} error edited-by-hand\n`);
    expect(output.err).toContain('    +    - host: mine.example.com\n');
    expect(await runAgain(workspace, fleetSource(), { ...write, force: true })).toBe(0);
    expect(readTree(root)[patches]).toBe(before);
  });

  it('an edit of a file that nothing needs any more', async () => {
    const workspace = await generated(
      fleetSource(`outgoing: [{ name: 'search', to: { namespace: 'search' }, port: 80 }],`),
    );
    appendFileSync(path.join(workspace.root, 'kustomize/argocd/dev/shop.yaml'), '# mine\n');
    const moved = fleetSource().replace(`dev: { host: 'dev-shop.example.com' }, `, '');
    expect(await runAgain(workspace, moved, { ...write, removeSites: true })).toBe(1);
    expect(workspace.output.err).toContain('kustomize/argocd/dev/shop.yaml error edited-by-hand\n');
  });

  it('nothing by overwriting a file whose first line alone differs', async () => {
    const workspace = await generated();
    const before = readTree(workspace.root)[patches] ?? '';
    writeFiles(workspace.root, {
      [patches]: before.replace(/edit\. .*/, 'edit. 0123456789abcdef'),
    });
    expect(await runAgain(workspace, fleetSource())).toBe(0);
    expect(readTree(workspace.root)[patches]).toBe(before);
  });

  it('a stray file: it names it and leaves it', async () => {
    const workspace = await generated();
    writeFiles(workspace.root, { 'kustomize/base/notes.yaml': 'mine: true\n' });
    expect(await runAgain(workspace, fleetSource())).toBe(0);
    expect(workspace.output.err).toBe(
      'warning: kustomize/base/notes.yaml is a stray: the generator did not write it and nothing reads it\n',
    );
    expect(readTree(workspace.root)['kustomize/base/notes.yaml']).toBe('mine: true\n');
    expect(await runAgain(workspace, fleetSource(), { ...write, check: true })).toBe(1);
  });

  it('a site that left the configuration: it shows what would go, and obeys --remove-sites', async () => {
    const workspace = await generated(fleetSource('', secondSite));
    const secret = 'environments/secrets-dev/blog/runtime.yaml';
    writeFiles(workspace.root, { [secret]: 'encrypted\n' });
    const before = readTree(workspace.root);
    expect(await runAgain(workspace, fleetSource())).toBe(1);
    expect(readTree(workspace.root)).toEqual(before);
    const ofBlog = Object.keys(before).filter((file) => file.includes('blog') && file !== secret);
    for (const file of ofBlog) expect(workspace.output.err).toContain(`    ${file}\n`);

    expect(await runAgain(workspace, fleetSource(), { ...write, removeSites: true })).toBe(0);
    const after = Object.keys(readTree(workspace.root));
    expect(after.filter((file) => file.includes('blog'))).toEqual([secret]);
    expect(() => statSync(path.join(workspace.root, 'environments/dev/blog'))).toThrow('ENOENT');
  });

  it('what it owns and no longer needs is removed without a word', async () => {
    const policies = 'environments/dev/shop/middleware.yaml';
    const withAlias = fleetSource().replace(
      `host: 'dev-shop.example.com'`,
      `host: 'dev-shop.example.com', aliases: ['a.example.com']`,
    );
    const workspace = await generated(withAlias);
    expect(readTree(workspace.root)).toHaveProperty([policies]);
    expect(await runAgain(workspace, fleetSource())).toBe(0);
    expect(readTree(workspace.root)).not.toHaveProperty([policies]);
  });
});

describe('gen never writes outside of its folders', () => {
  it.each([
    ['a folder', 'environments/dev/shop'],
    ['a folder at the top', 'kustomize'],
    ['an overlay', 'environments/release-dev'],
  ])('through a link in place of %s', async (_, linked) => {
    const workspace = createWorkspace({
      'sites.config.ts': fleetSource(),
      'outside/keep.txt': 'mine\n',
    });
    const link = path.join(workspace.root, linked);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(workspace.root, 'outside'), link);
    expect(await gen(workspace.context, write)).toBe(1);
    expect(workspace.output.err).toContain(`${linked} error in-the-way\n`);
    expect(readTree(workspace.root, ['outside', 'kustomize', 'environments'])).toEqual({
      'outside/keep.txt': 'mine\n',
    });
  });

  it('through a link in place of a file', async () => {
    const workspace = await generated();
    writeFiles(workspace.root, { 'outside.yaml': 'mine\n' });
    const link = path.join(workspace.root, 'environments/dev/shop/ingress.yaml');
    symlinkSync(path.join(workspace.root, 'outside.yaml'), link);
    const withAlias = fleetSource().replace(
      `host: 'dev-shop.example.com'`,
      `host: 'dev-shop.example.com', aliases: ['a.example.com']`,
    );
    expect(await runAgain(workspace, withAlias)).toBe(1);
    expect(workspace.output.err).toContain('environments/dev/shop/ingress.yaml error in-the-way\n');
  });

  it('over a file where a folder must be', async () => {
    const workspace = createWorkspace({ 'sites.config.ts': fleetSource() });
    mkdirSync(path.join(workspace.root, 'environments'));
    writeFileSync(path.join(workspace.root, 'environments/dev'), 'mine\n');
    expect(await gen(workspace.context, write)).toBe(1);
    expect(workspace.output.err).toContain('environments/dev error in-the-way\n');
    expect(readTree(workspace.root)).toEqual({ 'environments/dev': 'mine\n' });
  });
});
