import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readOrMakeSecrets } from '../../src/local/secrets.ts';
import { createFolder } from './folder.ts';

test('secrets are made once, for their owner alone, and all differ', () => {
  const folder = createFolder();
  const file = path.join(folder, 'secrets.json');
  const made = readOrMakeSecrets(file);
  expect(new Set(Object.values(made)).size).toBe(6);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readOrMakeSecrets(file)).toEqual(made);
  expect(readdirSync(folder)).toEqual(['secrets.json']);
});

test('two folders have no secret in common', () => {
  const [one, other] = [0, 1].map(() =>
    Object.values(readOrMakeSecrets(path.join(createFolder(), 'secrets.json'))),
  );
  expect(one?.filter((secret) => other?.includes(secret))).toEqual([]);
});

test('a file that was opened to others is closed again', () => {
  const file = path.join(createFolder(), 'secrets.json');
  readOrMakeSecrets(file);
  chmodSync(file, 0o644);
  readOrMakeSecrets(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test.each(['', '{', '{}', '{"adminPassword":"short"}'])('a damaged file is told: %s', (text) => {
  const file = path.join(createFolder(), 'secrets.json');
  writeFileSync(file, text);
  expect(() => readOrMakeSecrets(file)).toThrow(`${file} is damaged`);
  expect(readFileSync(file, 'utf8')).toBe(text);
});
