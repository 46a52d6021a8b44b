import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSite, type Site } from './site.ts';

let postgres: Postgres;
let site: Site | undefined;

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  site = await startSite(postgres, 'health', { SYNESTRA_RELEASE: `sha-${'a'.repeat(40)}` });
});

afterAll(async () => {
  await site?.stop();
  await postgres.stop();
});

test('the health endpoint reports the release', async () => {
  const response = await fetch(`${site?.url}/healthz`);
  expect(await response.json()).toEqual({ status: 'ok', release: `sha-${'a'.repeat(40)}` });
});

test('a migrated database makes it ready', async () => {
  const response = await fetch(`${site?.url}/readyz`);
  expect([response.status, await response.json()]).toEqual([200, { ready: true }]);
});
