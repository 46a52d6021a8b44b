import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compileConfig } from '../../src/config/compile.ts';
import { evaluateConfig } from '../../src/config/evaluate.ts';
import { innerSchema, membersOf, schemasAt, unwrap } from '../../src/config/known-keys.ts';
import { fleetSchema } from '../../src/config/schema.ts';
import { createWorkspace, readTree, writeFiles } from '../workspace.ts';
import { copyCase, runGen } from './run-gen.ts';

const cases = path.join(import.meta.dirname, 'cases/accepted');
const names = readdirSync(cases);
/** `UPDATE_CASES=1` writes the trees anew: read the difference before it is committed. */
const updating = process.env.UPDATE_CASES === '1';
if (updating && process.env.CI === 'true') throw new Error('UPDATE_CASES is not for CI');

describe('a configuration that is sound', () => {
  it.each(names)('%s gives the whole expected tree', async (name) => {
    const workspace = copyCase(path.join(cases, name));
    const given = readTree(workspace.root);
    const { exitCode, err } = await runGen(workspace);
    const written = readTree(workspace.root);
    const tree = path.join(cases, name, 'tree');
    if (updating) {
      rmSync(tree, { recursive: true, force: true });
      writeFiles(tree, written);
    }
    expect(written).toEqual(readTree(tree));
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    // What a person or a release wrote is read and never touched.
    expect(written).toMatchObject(given);
  });

  it.each(names)('%s is up to date when it was generated', async (name) => {
    const workspace = copyCase(path.join(cases, name));
    await runGen(workspace);
    const { exitCode, err } = await runGen(workspace, { check: true });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  });

  it('exists for every setting', async () => {
    const used = new Set<z.ZodType>();
    for (const name of names) visitUsed(fleetSchema, await readConfig(name), used);
    const all = new Map<z.ZodType, string>();
    visitAll(fleetSchema, '', all);
    const unused = [...all].filter(([field]) => !used.has(field)).map(([, at]) => at);
    expect(unused).toEqual([]);
  });
});

async function readConfig(name: string): Promise<unknown> {
  const { context } = createWorkspace();
  const file = path.join(cases, name, 'sites.config.ts');
  const compiled = await compileConfig(file, context.cache);
  if ('issues' in compiled) throw new Error(`${name} does not compile`);
  const evaluated = await evaluateConfig(compiled.module, file);
  if ('issues' in evaluated) throw new Error(`${name} has no value`);
  return evaluated.value;
}

/** Remembers the schema of every field that a configuration says. */
function visitUsed(schema: z.ZodType, value: unknown, used: Set<z.ZodType>): void {
  for (const member of schemasAt(schema, [], value)) {
    for (const [key, inner] of Object.entries(value ?? {})) {
      const field = typeof value === 'object' ? innerSchema(member, key) : undefined;
      if (!field) continue;
      if (member instanceof z.ZodObject) used.add(field);
      visitUsed(field, inner, used);
    }
  }
}

/** Finds the schema of every field that a configuration could say, and where. */
function visitAll(schema: z.ZodType, at: string, all: Map<z.ZodType, string>): void {
  const plain = unwrap(schema);
  if (plain instanceof z.ZodUnion) {
    for (const member of membersOf(plain)) visitAll(member, at, all);
  } else if (plain instanceof z.ZodObject) {
    for (const key of Object.keys(plain.shape)) {
      const field = innerSchema(plain, key);
      if (!field || all.has(field) || unwrap(field) instanceof z.ZodUndefined) continue;
      all.set(field, `${at}.${key}`);
      visitAll(field, `${at}.${key}`, all);
    }
  } else {
    const element = innerSchema(plain, 0);
    if (element) visitAll(element, `${at}[]`, all);
  }
}
