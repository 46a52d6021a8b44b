import { readSiteEnv } from '@synestra/env';
import { expect, test } from 'vitest';
import { describeDatabase } from '../../src/local/describe-database.ts';
import { layOutFolder } from '../../src/local/folder.ts';
import { readOrMakeSecrets } from '../../src/local/secrets.ts';
import { buildEnvironment, buildVariables, mergeOwn } from '../../src/local/variables.ts';
import { createFolder } from './folder.ts';

function buildHere() {
  const folder = layOutFolder(createFolder());
  const secrets = readOrMakeSecrets(folder.secrets);
  const databaseUri = 'postgresql://postgres:secret@127.0.0.1:5432/site';
  return buildVariables({ folder, secrets, databaseUri, port: 3007, release: 'local' });
}

test('the site accepts what it is told, and its address holds the port', () => {
  const variables = buildHere();
  expect(readSiteEnv(variables).siteUrl).toBe('http://localhost:3007');
  expect(variables.PORT).toBe('3007');
});

test('what was set for another site or another database does not reach it', () => {
  const outer = { SITE_URL: 'https://example.com', PGSSLMODE: 'require', HTTPS_PROXY: 'http://p' };
  const environment = buildEnvironment({ ...outer, NODE_ENV: 'test' }, 'production', buildHere());
  expect(environment.SITE_URL).toBe('http://localhost:3007');
  expect(environment.PGSSLMODE).toBeUndefined();
  expect(environment.NODE_ENV).toBe('production');
  expect(environment.HTTPS_PROXY).toBe('http://p');
});

test('with a database of one’s own the own values count, but not the address', () => {
  const own = { PAYLOAD_SECRET: 'p'.repeat(32), SITE_URL: 'https://example.com', CRON_SECRET: '' };
  const built = buildHere();
  expect(mergeOwn(built, { ...own, NODE_ENV: 'development', HOME: 'x' })).toEqual({
    ...built,
    NODE_ENV: 'development',
    PAYLOAD_SECRET: own.PAYLOAD_SECRET,
  });
});

test('a database is named without user and password', () => {
  expect(describeDatabase('postgres://me:secret@db.example.com:5432/shop')).toBe(
    '"shop" on db.example.com:5432',
  );
  expect(describeDatabase('postgres:// secret')).toBe('one whose address cannot be read');
});
