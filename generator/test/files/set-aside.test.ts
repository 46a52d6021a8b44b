import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { withTextsAside } from '../../src/files/set-aside.ts';

it('brings every text back as it was, in any order, and leaves no file', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'web-core-aside-'));
  const texts = [
    '',
    'ä€😀\n',
    'x'.repeat(700_000),
    'y€'.repeat(600_000),
    'last of the first window',
    'é'.repeat(500_000),
  ];
  await withTextsAside(folder, (setAside) => {
    const aside = texts.map(setAside);
    expect(aside.map((bringBack) => bringBack())).toEqual(texts);
    expect(aside.toReversed().map((bringBack) => bringBack())).toEqual(texts.toReversed());
    const late = setAside('set aside after the others were read');
    expect(late()).toBe('set aside after the others were read');
    return Promise.resolve();
  });
  expect(readdirSync(folder)).toEqual([]);
});
