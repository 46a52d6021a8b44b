import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileConfig } from '../../src/config/compile.ts';
import { evaluateConfig } from '../../src/config/evaluate.ts';
import { createWorkspace, writeFiles, type Workspace } from '../workspace.ts';

const importing = `import { name } from './names.ts';\nexport default { name };\n`;

/** What the configuration exports, or the codes of what is wrong with it. */
async function read({ root, context }: Workspace): Promise<unknown> {
  const file = path.join(root, 'sites.config.ts');
  const compiled = await compileConfig(file, context.cache);
  if ('issues' in compiled) return compiled.issues.map(({ code }) => code);
  const evaluated = await evaluateConfig(compiled.module, file);
  return 'issues' in evaluated ? evaluated.issues.map(({ code }) => code) : evaluated.value;
}

function modulesOf({ context }: Workspace): string[] {
  return readdirSync(context.cache).filter((file) => file.endsWith('.mjs'));
}

describe('the compiled configuration', () => {
  it('is used again while nothing changed', async () => {
    const workspace = createWorkspace({ 'sites.config.ts': 'export default { a: 1 };\n' });
    const file = path.join(workspace.root, 'sites.config.ts');
    const first = await compileConfig(file, workspace.context.cache);
    const record = path.join(workspace.context.cache, 'config.json');
    const before = readFileSync(record, 'utf8');
    writeFileSync(record, `${before}\n`);
    expect(await compileConfig(file, workspace.context.cache)).toEqual(first);
    // It was not written again.
    expect(readFileSync(record, 'utf8')).toBe(`${before}\n`);
  });

  it('is made anew when the configuration changed', async () => {
    const workspace = createWorkspace({ 'sites.config.ts': 'export default { a: 1 };\n' });
    expect(await read(workspace)).toEqual({ a: 1 });
    writeFiles(workspace.root, { 'sites.config.ts': 'export default { a: 2 };\n' });
    expect(await read(workspace)).toEqual({ a: 2 });
  });

  it('is made anew when a module that it imports changed, broke or went', async () => {
    const workspace = createWorkspace({
      'sites.config.ts': importing,
      'names.ts': `export const name = 'one';\n`,
    });
    expect(await read(workspace)).toEqual({ name: 'one' });
    writeFiles(workspace.root, { 'names.ts': `export const name = 'two';\n` });
    expect(await read(workspace)).toEqual({ name: 'two' });
    writeFiles(workspace.root, { 'names.ts': `export const name = ;\n` });
    expect(await read(workspace)).toEqual(['does-not-compile']);
    writeFiles(workspace.root, { 'names.ts': `export const other = 'two';\n` });
    expect(await read(workspace)).toEqual(['does-not-compile']);
    writeFiles(workspace.root, { 'names.ts': `export const name = 'one';\n` });
    expect(await read(workspace)).toEqual({ name: 'one' });
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['another shape', '{}'],
    ['null', 'null'],
    ['another type', '{"module": 1, "sources": []}'],
  ])('is made anew when its record is broken: %s', async (_, record) => {
    const workspace = createWorkspace({ 'sites.config.ts': 'export default { a: 1 };\n' });
    writeFiles(workspace.context.cache, { 'config.json': record });
    expect(await read(workspace)).toEqual({ a: 1 });
  });

  it('is made anew when it was changed or cut off', async () => {
    const workspace = createWorkspace({ 'sites.config.ts': 'export default { a: "cut" };\n' });
    const file = path.join(workspace.root, 'sites.config.ts');
    await compileConfig(file, workspace.context.cache);
    const [module = ''] = modulesOf(workspace);
    writeFileSync(path.join(workspace.context.cache, module), 'export default {');
    expect(await read(workspace)).toEqual({ a: 'cut' });
  });

  it('is told apart by repository, where two share a cache', async () => {
    const [one, two] = [1, 2].map((value) =>
      createWorkspace({ 'sites.config.ts': `export default { value: ${value} };\n` }),
    );
    if (!one || !two) throw new Error('two repositories are needed');
    const shared = { ...two, context: { ...two.context, cache: one.context.cache } };
    expect(await read(one)).toEqual({ value: 1 });
    expect(await read(shared)).toEqual({ value: 2 });
    expect(await read(one)).toEqual({ value: 1 });
  });
});
