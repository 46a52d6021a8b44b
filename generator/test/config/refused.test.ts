import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/config/formats.ts';
import { generatorDirectory } from '../../src/paths.ts';
import { expectFile } from '../policy/expected-file.ts';
import { readTree } from '../workspace.ts';
import { copyCase, runGen } from './run-gen.ts';

const cases = path.join(import.meta.dirname, 'cases/refused');
const names = readdirSync(cases);

/** Stands in the cases wherever a secret would. */
const secret = 'not-a-real-one';

describe('a configuration with one fault', () => {
  it.each(names)('%s is refused with one error', async (name) => {
    const workspace = copyCase(path.join(cases, name));
    const before = readTree(workspace.root);
    const { exitCode, out, err } = await runGen(workspace);
    expectFile(path.join(cases, name, 'stderr.txt'), err);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(readTree(workspace.root)).toEqual(before);
    expect(err).toMatch(/\n1 error\. Nothing was written\.\n$/);
    expect(err).not.toContain(secret);
    expect(err).not.toContain(workspace.root);
    expect(`${name}-`).toMatch(new RegExp(`^${codeOf(err)}-`));
  });
});

describe('every code', () => {
  const sources = ['config', 'model', 'releases'].flatMap((room) => {
    const folder = path.join(generatorDirectory, 'src', room);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));
  });

  it('is written out where it is given, so that it can be found', () => {
    const computed = sources.filter(({ text }) => /\bcode: `/.test(text));
    expect(computed.map(({ file }) => file)).toEqual([]);
  });

  it('has a case', () => {
    const written = sources.flatMap(({ text }) => [...text.matchAll(/\bcode: '([^']+)'/g)]);
    const codes = new Set([...written.map(([, code = '']) => code), ...Object.keys(formats)]);
    const told = names.map((name) =>
      codeOf(readFileSync(path.join(cases, name, 'stderr.txt'), 'utf8')),
    );
    // `gen` does not read what is known of releases; test/releases shows who refuses it.
    codes.delete('invalid-record');
    expect([...new Set(told)].toSorted()).toEqual([...codes].toSorted());
  });
});

function codeOf(err: string): string {
  return / error ([a-z0-9-]+)\n/.exec(err)?.[1] ?? 'none';
}
