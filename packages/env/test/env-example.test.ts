import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import { formatEnvExample, readSiteEnv, type RuntimeEnv } from '../src/index.ts';
import { contract } from '../src/contract.ts';
import { faultsOf, makeTestKey } from './environment.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');
const example = formatEnvExample();
const values = parseEnv(example) as RuntimeEnv;
const keys = ['PAYLOAD_SECRET', 'PREVIEW_SECRET', 'CRON_SECRET'];

it('stands in site/.env.example as the contract has it', () => {
  expect(readFileSync(path.join(root, 'site', '.env.example'), 'utf8')).toBe(example);
});

it('is written by its program', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'env-example-'));
  try {
    const file = path.join(folder, '.env.example');
    const program = ['generator/run.mjs', '../packages/env/write-example.ts', file];
    const { status, stderr } = spawnSync('node', program, { cwd: root, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readFileSync(file, 'utf8')).toBe(example);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('says first who wrote it and how', () => {
  expect(example.split('\n', 1)[0]).toBe(
    '# Generated from packages/env/src/contract.ts by "pnpm generate"; do not edit.',
  );
});

it('leaves exactly the keys to whoever copies it', () => {
  expect(faultsOf(() => readSiteEnv(values))).toEqual(
    keys.map((name) => `${name} is set but empty`),
  );
});

it('describes a site that starts', () => {
  const made = Object.fromEntries(keys.map((name) => [name, makeTestKey(name)]));
  expect(readSiteEnv({ ...values, ...made })).toMatchObject({
    environment: 'dev',
    smtp: undefined,
  });
});

it('names whatever a person may set, and nothing else', () => {
  const named = [...example.matchAll(/^(?:# )?([A-Z0-9_]+)=/gm)].map(([, name]) => name);
  const settable = Object.entries(contract)
    .filter(([, { source }]) => ['configuration', 'site', 'secret'].includes(source))
    .map(([name]) => name);
  expect(named).toEqual(settable);
});
