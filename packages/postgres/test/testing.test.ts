import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startTemporaryPostgres } from '../src/testing.ts';
import { query } from './query.ts';

it('gives each caller an empty server, and takes its folder away', async () => {
  const servers = await Promise.all([1, 2, 3].map(() => startTemporaryPostgres()));
  onTestFinished(async () => {
    await Promise.all(servers.map(({ stop }) => stop()));
  });
  for (const { uri } of servers) {
    await query(uri('postgres'), 'create table t ()');
    expect(await query(uri('postgres'), "select current_setting('fsync')")).toEqual([['off']]);
  }
  await Promise.all(servers.map(({ stop }) => stop()));
  expect(servers.filter(({ log }) => existsSync(path.dirname(log)))).toEqual([]);
});
