import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { placesOf, runSource } from '../../src/local/app.ts';
import { describeDrift } from '../../src/local/schema-drift.ts';
import { createFolder } from './folder.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const app = { name: 'web', root, directory: 'site' };

/** The tables in which the site's configuration and some migrations differ. */
async function findDrift(migrations: string): Promise<string> {
  const commandLine = [...runSource(app, placesOf(app).findDrift), migrations];
  const { stdout } = await promisify(execFile)(process.execPath, commandLine, { cwd: root });
  return stdout;
}

test('a table that the newest migration does not know is found, and nothing else', async () => {
  const migrations = createFolder();
  cpSync(placesOf(app).migrations, migrations, { recursive: true });
  expect(await findDrift(migrations)).toBe('');

  const newest = readdirSync(migrations).findLast((name) => name.endsWith('.json')) ?? '';
  const file = path.join(migrations, newest);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"public.media"', '"public.other"'));
  expect(await findDrift(migrations)).toBe('other\nmedia\n');
});

test('a change is told with its cure, on one line', () => {
  expect(describeDrift(['pages', '_pages_v'])).toBe(
    'the schema of the CMS has changed since the last migration: pages, _pages_v. Write a migration with "pnpm migration NAME".',
  );
  expect(describeDrift(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toContain(
    ': a, b, c, d, e and 2 more.',
  );
});
