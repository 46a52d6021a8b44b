import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../src/objects/object.ts';
import { objectOf } from '../../src/review/change.ts';
import { compareRenderings } from '../../src/review/compare.ts';
import { dangerRules, findDangers, type Danger } from '../../src/review/danger/find.ts';
import { placeKey } from '../../src/review/danger/rule.ts';
import type { Effect, Rollout } from '../../src/review/effects.ts';
import { findEvidenceBefore } from '../../src/review/evidence-before.ts';
import { gatherChanges } from '../../src/review/gather.ts';
import type { Place } from '../../src/review/units.ts';
import { groupBy } from '../../src/group-by.ts';
import { parseDocuments } from '../../src/yaml/parse.ts';
import { expectFile } from '../policy/expected-file.ts';
import { readTree } from '../workspace.ts';

const harmful = path.join(import.meta.dirname, 'cases/danger');
const harmless = path.join(import.meta.dirname, 'cases/harmless');
const names = readdirSync(harmful);
const codes = dangerRules.map(({ code }) => code);

describe('a change that can hurt', () => {
  it.each(names)('%s is told', (name) => {
    const dangers = dangersOf(path.join(harmful, name));
    expectFile(path.join(harmful, name, 'dangers.txt'), dangers.map(format).join(''));
    expect(dangers.map(({ code }) => code)).toContain(codeOf(name));
  });

  it('has a case for every rule', () => {
    expect([...new Set(names.map(codeOf))].toSorted()).toEqual(codes.toSorted());
  });

  it('is told by a permanent code of its own', () => {
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('a change that cannot hurt', () => {
  it.each(readdirSync(harmless))('%s is not told', (name) => {
    expect(dangersOf(path.join(harmless, name)).map(format)).toEqual([]);
  });
});

/** The dangers of the way from `before.yaml` to `after.yaml`, in which prod is production. */
function dangersOf(folder: string): Danger[] {
  const before = readText(folder, 'before.yaml');
  const after = readText(folder, 'after.yaml');
  const comparison = compareRenderings(before, after, placeOf);
  const parts = groupBy(comparison.changes, placeKey);
  const unchanged = groupBy(comparison.unchanged(), (object) => placeKey(placeOf(object)));
  const compared = [...new Set([...parts.keys(), ...unchanged.keys()])].map((key) => {
    const [environment, site] = key.split('/');
    const place = { environment, site };
    return { place, changes: parts.get(key) ?? [], unchanged: () => unchanged.get(key) ?? [] };
  });
  const [had, has] = [before, after].map(sitesOf);
  const sites = [...parts.keys()].filter((key) => !key.endsWith('/'));
  const effects = sites.map((key): Effect => {
    const [environment = '', site = ''] = key.split('/');
    const rollout = (known?: Set<string>): Rollout => (known?.has(key) ? 'live' : 'absent');
    return { environment, site, before: rollout(had), after: rollout(has), restarts: false };
  });
  const files = readTree(folder, ['environments']);
  const tree = {
    listing: new Map(Object.keys(files).map((file) => [file, file])),
    textOf: (file: string) => files[file] ?? '',
  };
  const production = new Set(['prod']);
  const evidence = findEvidenceBefore(tree, ['dev', 'prod']);
  return findDangers(gatherChanges(comparison.changes, effects, production, compared, evidence));
}

function sitesOf(yaml: string): Set<string> {
  return new Set((parseDocuments(yaml) as KubernetesObject[]).map(placeOf).map(placeKey));
}

/** Whose an object is: its namespace tells, and an Application's own name. */
function placeOf({ kind, metadata }: KubernetesObject): Place {
  const name = kind === 'Application' ? metadata.name : (metadata.namespace ?? '');
  const [, site, environment] = /^web-(.+)-([a-z]+)$/.exec(name) ?? [];
  return { environment, site };
}

function format({ severity, code, change, message }: Danger): string {
  const { kind, metadata } = objectOf(change);
  return `${severity} ${code} ${placeKey(change)}: ${kind} ${metadata.name} ${message}\n`;
}

function readText(folder: string, file: string): string {
  const full = path.join(folder, file);
  return existsSync(full) ? readFileSync(full, 'utf8') : '';
}

/** The folder is named by its code, and what is special about it. */
function codeOf(name: string): string | undefined {
  return codes.find((code) => name === code || name.startsWith(`${code}-of-`));
}
