import path from 'node:path';
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { floorOf, mayImport, roomOf } from './floors.ts';
import { listFiles, readText } from './repository.ts';

const house = 'generator/src/';
const sources = listFiles().filter((file) => file.startsWith(house));

/** The files that a file imports by a path, from the root of the repository. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readText(file));
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => path.posix.join(path.posix.dirname(file), name));
}

test('every room has a place in the house', () => {
  const rooms = new Set(sources.map((file) => roomOf(file.slice(house.length))));
  expect([...rooms].filter((room) => floorOf(room) === undefined)).toEqual([]);
});

test('no import runs back up', () => {
  const upwards = sources.flatMap((file) => {
    const room = roomOf(file.slice(house.length));
    return importsOf(file)
      .filter((to) => !to.startsWith(house) || !mayImport(room, roomOf(to.slice(house.length))))
      .map((to) => `${file} -> ${to}`);
  });
  expect(upwards).toEqual([]);
});
