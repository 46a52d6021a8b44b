import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatIssues } from '../../src/issue-report.ts';
import { checkPolicy, rules } from '../../src/policy/all.ts';
import { gatherFacts } from '../../src/policy/rule.ts';
import { generatorDirectory } from '../../src/paths.ts';
import { readWorld } from './case.ts';
import { expectFile } from './expected-file.ts';

const accepted = path.join(import.meta.dirname, 'cases/accepted');
const refused = path.join(import.meta.dirname, 'cases/refused');
const worlds = readdirSync(refused).map((name) => ({
  name,
  world: readWorld(path.join(refused, name)),
}));
const codes = codesInSources();

describe('objects with a fault', () => {
  it.each(worlds)('$name is refused', ({ name, world }) => {
    // A case is small: it shows one fault, and lacks what other laws ask for.
    const issues = checkPolicy(world).filter(({ code }) => code === codeOf(name));
    const report = formatIssues(issues, 'sites.config.ts', () => undefined, '');
    expect(issues).not.toEqual([]);
    expectFile(path.join(refused, name, 'issues.txt'), `${report.trimEnd()}\n`);
  });

  it('exist for every code', () => {
    expect([...new Set(worlds.map(({ name }) => codeOf(name)))].toSorted()).toEqual(codes);
  });

  it.each(Object.entries(rules))('exist for the rule %s', (_, rule) => {
    const found = worlds.filter(({ name, world }) =>
      rule(gatherFacts(world)).some(({ code }) => code === codeOf(name)),
    );
    expect(found.map(({ name }) => name)).not.toEqual([]);
  });
});

describe('objects without a fault', () => {
  it.each(readdirSync(accepted))('%s is accepted', (name) => {
    expect(checkPolicy(readWorld(path.join(accepted, name)))).toEqual([]);
  });
});

/** The folder is named by its code, and what is special about it. */
function codeOf(name: string): string | undefined {
  return codes.find((code) => name === code || name.startsWith(`${code}-`));
}

/** Every code that the sources can give. */
function codesInSources(): string[] {
  const sources = path.join(generatorDirectory, 'src/policy');
  const texts = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(sources, file), 'utf8'));
  const found = texts.flatMap((text) => [...text.matchAll(/code: '([a-z-]+)'/g)]);
  return [...new Set(found.flatMap(([, code]) => code ?? []))].toSorted();
}
