import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { schemaPath, type Kind } from '../../schemas/sources.ts';
import { generatorDirectory } from '../../src/paths.ts';
import { validateFolder, type Verdict } from './kubeconform.ts';

const schemas = path.join(generatorDirectory, 'schemas/json');
const accepted = path.join(import.meta.dirname, 'cases/accepted');
const refused = path.join(import.meta.dirname, 'cases/refused');

let verdicts: Map<string, Verdict>;

// The first run on a machine builds kubeconform.
const patience = 180_000;

describe('an object that a cluster takes', () => {
  beforeAll(async () => {
    verdicts = await validateFolder(accepted);
  }, patience);

  it.each(readdirSync(accepted))('%s is accepted', (file) => {
    expect(verdicts.get(file)).toEqual({ status: 'statusValid', message: '' });
  });

  it('exists for every schema, and every schema for one', () => {
    const covered = readdirSync(accepted).map((file) =>
      schemaPath(load(readFileSync(path.join(accepted, file), 'utf8')) as Kind),
    );
    const present = readdirSync(schemas, { recursive: true, encoding: 'utf8' });
    expect(covered.toSorted()).toEqual(present.filter((file) => file.endsWith('.json')).toSorted());
  });
});

describe('an object with a mistake', () => {
  beforeAll(async () => {
    verdicts = await validateFolder(refused);
  }, patience);

  it.each(readdirSync(refused))('%s is refused', (file) => {
    const verdict = verdicts.get(file);
    expect(verdict?.message).toContain(expectedMessage(file));
    expect(verdict?.status).not.toBe('statusValid');
  });
});

/** The part of kubeconform's message that a refused case names in its first line. */
function expectedMessage(file: string): string {
  const [first = ''] = readFileSync(path.join(refused, file), 'utf8').split('\n', 1);
  const prefix = '# expect: ';
  if (!first.startsWith(prefix)) throw new Error(`${file} does not begin with "${prefix}"`);
  return first.slice(prefix.length);
}
