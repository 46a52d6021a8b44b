import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { CannotRun } from '../../../src/issue.ts';
import { generatorDirectory } from '../../../src/paths.ts';
import { compareMigrations } from '../../../src/promotion/migrations/compare.ts';
import { readMigrations } from '../../../src/promotion/migrations/read.ts';
import { commit, createRepository, git } from '../../review/repository.ts';
import { writeFiles } from '../../workspace.ts';
import { readCase } from './case.ts';

const folder = 'apps/my site/src/migrations';
const app = 'apps/my site';

/** The index as Payload writes it. */
function writeIndex(...names: readonly string[]): string {
  const imports = names.map((name) => `import * as migration_${name} from './${name}';`);
  const entries = names.map(
    (name) =>
      `  {\n    up: migration_${name}.up,\n    down: migration_${name}.down,\n    name: '${name}'\n  },`,
  );
  return `${imports.join('\n')}\n\nexport const migrations = [\n${entries.join('\n')}\n];\n`;
}

/** The files of a migration that drizzle would have made, with the snapshot that it leaves. */
function writeMigration(name: string, text: string, snapshot: string | undefined) {
  return {
    [`${folder}/${name}.ts`]: text,
    ...(snapshot !== undefined && { [`${folder}/${name}.json`]: snapshot }),
  };
}

const { start } = readCase('type-widened');
const schema = typeof start === 'string' ? '' : start.snapshot;
const baseline = writeMigration('20260101_first', readCase('baseline').text, schema);
const wider = readCase('type-widened').text;
const dropping = readCase('column-dropped').text;

it('reads the migrations of two commits, and what lies between them', async () => {
  const { root } = createRepository({
    ...baseline,
    [`${folder}/index.ts`]: writeIndex('20260101_first'),
  });
  const old = git(root, 'rev-parse', 'HEAD');
  writeFiles(root, {
    ...writeMigration('20260102_wider', wider, schema),
    ...writeMigration('20260103_dropping', dropping, schema),
    [`${folder}/index.ts`]: writeIndex('20260101_first', '20260102_wider', '20260103_dropping'),
  });
  const fresh = commit(root, 'Two migrations');
  // What lies in the working tree is of no interest.
  writeFiles(root, { [`${folder}/index.ts`]: 'broken', [`${folder}/20260102_wider.ts`]: dropping });

  const [from, to] = [await readMigrations(root, old, app), await readMigrations(root, fresh, app)];
  expect(from).toEqual({ known: ['20260101_first'], breaking: {} });
  expect(to).toEqual({
    known: ['20260101_first', '20260102_wider', '20260103_dropping'],
    breaking: { '20260103_dropping': ['drops the column pages.lead'] },
  });
  expect(compareMigrations(from, to).added).toEqual(['20260102_wider', '20260103_dropping']);
  expect(compareMigrations(to, from).left).toEqual(['20260102_wider', '20260103_dropping']);
});

it('has nothing to read where the folder is missing, a file, or empty', async () => {
  const { root } = createRepository({ [`${app}/src/page.ts`]: '' });
  expect(await readMigrations(root, 'HEAD', app)).toEqual({ known: [], breaking: {} });
  writeFiles(root, { [folder]: 'a file' });
  const second = commit(root, 'A file in the place of the folder');
  expect(await readMigrations(root, second, app)).toEqual({ known: [], breaking: {} });
  writeFiles(root, { 'other/src/migrations/index.ts': 'export const migrations = [];\n' });
  const third = commit(root, 'An index without migrations');
  expect(await readMigrations(root, third, 'other')).toEqual({ known: [], breaking: {} });
});

it.each(['.', './'])('reads an app that is the repository itself: %s', async (directory) => {
  const { root } = createRepository({ 'src/migrations/20260101_first.ts': dropping });
  expect((await readMigrations(root, 'HEAD', directory)).known).toEqual(['20260101_first']);
});

it('takes the order from the index, and the names too', async () => {
  const index = writeIndex('b', 'a').replace("name: 'b'", "name: 'renamed'");
  const { root } = createRepository({
    ...writeMigration('a', dropping, schema),
    ...writeMigration('b', readCase('baseline').text, schema),
    ...writeMigration('forgotten', dropping, schema),
    [`${folder}/index.ts`]: index,
  });
  expect(await readMigrations(root, 'HEAD', app)).toEqual({
    known: ['renamed', 'a'],
    breaking: { a: ['drops the column pages.lead'] },
  });
});

it.each([
  ['there is no index', {}],
  [
    'the index is computed',
    { [`${folder}/index.ts`]: "export const migrations = await import('./all');\n" },
  ],
  [
    'the index repeats a spread',
    { [`${folder}/index.ts`]: 'export const migrations = [...old, ...fresh];\n' },
  ],
])('takes the names of the files where %s', async (_, index) => {
  const { root } = createRepository({
    ...writeMigration('20260102_dropping', dropping, schema),
    ...baseline,
    ...index,
  });
  expect(await readMigrations(root, 'HEAD', app)).toEqual({
    known: ['20260101_first', '20260102_dropping'],
    breaking: { '20260102_dropping': ['drops the column pages.lead'] },
  });
});

it('cannot judge a migration that the index names and nobody committed', async () => {
  const index = writeIndex('20260101_first', 'gone');
  const { root } = createRepository({ ...baseline, [`${folder}/index.ts`]: index });
  expect((await readMigrations(root, 'HEAD', app)).breaking).toEqual({
    gone: ['cannot be judged: gone.ts is not in the folder of the migrations'],
  });
});

it('knows no old type after a migration without a snapshot', async () => {
  const { root } = createRepository({
    ...baseline,
    ...writeMigration('20260102_by_hand', readCase('empty').text, undefined),
    ...writeMigration('20260103_wider', wider, schema),
  });
  expect((await readMigrations(root, 'HEAD', app)).breaking).toEqual({
    '20260103_wider': [
      'cannot be judged: changes the type of pages.title, nobody knows from what, to text',
      'cannot be judged: changes the type of pages.cover_id, nobody knows from what, to bigint',
    ],
  });
});

it('follows no link out of the folder', async () => {
  const { root } = createRepository({ ...baseline, 'elsewhere.ts': dropping });
  symlinkSync('../../../../elsewhere.ts', path.join(root, folder, '20260102_link.ts'));
  const linked = commit(root, 'A link');
  expect((await readMigrations(root, linked, app)).known).toEqual(['20260101_first']);
});

it('reads the newest commit of a shallow clone, and says what is missing for older ones', async () => {
  const { root } = createRepository(baseline);
  const old = git(root, 'rev-parse', 'HEAD');
  writeFiles(root, writeMigration('20260102_dropping', dropping, schema));
  const fresh = commit(root, 'A second migration');
  const clone = mkdtempSync(path.join(tmpdir(), 'web core '));
  onTestFinished(() => {
    rmSync(clone, { recursive: true, force: true });
  });
  git(clone, 'clone', '--quiet', '--depth=1', `file://${root}`, '.');
  expect((await readMigrations(clone, fresh, app)).known).toEqual([
    '20260101_first',
    '20260102_dropping',
  ]);
  const reading = readMigrations(clone, old, app);
  await expect(reading).rejects.toThrow(CannotRun);
  await expect(reading).rejects.toThrow(
    `the migrations of ${old} cannot be read: git does not have this commit; fetch the whole history ("git fetch --unshallow" in a shallow clone)`,
  );
});

it('reads those of this repository', async () => {
  const root = path.dirname(generatorDirectory);
  const tracked = git(root, 'ls-tree', '--name-only', 'HEAD', 'site/src/migrations/');
  const names = [...tracked.matchAll(/(\d{8}_\d{6}\w*)\.ts$/gm)].map(([, name]) => name);
  const { known, breaking } = await readMigrations(root, 'HEAD', 'site');
  expect(known).toEqual(names);
  // Nothing was there before the first one.
  expect(Object.keys(breaking)).not.toContain(known[0]);
});

it('judges what lies in the working tree of this repository', async () => {
  const own = path.join(path.dirname(generatorDirectory), 'site/src/migrations');
  const { root } = createRepository();
  cpSync(own, path.join(root, folder), { recursive: true });
  const set = await readMigrations(root, commit(root, 'Our own'), app);
  const files = readdirSync(own).filter((file) => /^\d.*\.ts$/.test(file));
  expect(set.known.map((name) => `${name}.ts`)).toEqual(files);
});
