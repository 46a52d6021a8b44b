import path from 'node:path';
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { listFiles, readText } from './repository.ts';

const files = listFiles();
const speaking = /^(console\.\w+|process\.(exit|exitCode|abort|stdout|stderr))$/;

/** What a file says or ends by itself. Texts do not count: one holds a program for a container. */
function findSpeech(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isPropertyAccessExpression(node) && speaking.test(node.getText())) {
      found.push(`${file}: ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readText(file), ts.ScriptTarget.ESNext, true));
  return found;
}

test('only cli.ts prints and exits', () => {
  const others = files.filter(
    (file) => file.startsWith('generator/src/') && file !== 'generator/src/cli.ts',
  );
  expect(others.flatMap(findSpeech)).toEqual([]);
});

test('every name says what lies behind it', () => {
  const says = (name: string) => !/^(utils?|helpers?|misc|common|manager)$/i.test(name);
  const parts = (file: string) => file.split('/').map((part) => path.parse(part).name);
  expect(files.filter((file) => !parts(file).every(says))).toEqual([]);
});
