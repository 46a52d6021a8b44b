import { describe, expect, it } from 'vitest';
import { hintOfPlace, hintOfType } from '../../src/config/cures.ts';
import type { ConfigPath } from '../../src/issue.ts';
import { fleet } from './faults.ts';

const dev = ['sites', 'shop', 'environments', 'dev'];

describe('a key at the wrong level', () => {
  it.each<[string, ConfigPath, string | undefined]>([
    ['dev', ['sites', 'shop'], 'put it under "environments"'],
    ['qa', ['sites', 'shop'], undefined],
    ['host', ['sites', 'shop'], 'write it under "environments", where it can differ'],
    ['host', [], 'write it in an environment of a site'],
    ['host', ['environments', 0], 'write it in an environment of a site'],
    ['memory', [...dev, 'resources'], 'write it under "requests" or "limits"'],
    ['cpu', dev, 'write it under "resources.requests" or "resources.limits"'],
    ['schedule', ['defaults'], 'write it under "jobs"'],
    ['bucket', dev, 'write it under "media"'],
    ['cidr', ['defaults', 'outgoing', 0], 'write it under "to"'],
    ['replicas', [], 'write it under "defaults"'],
    ['replicas', ['apps', 'web'], 'write it in a site, beside its "environments"'],
    ['selfHeal', dev, 'write it in the list "environments"'],
    ['reservedHosts', ['environments', 0, 'defaults'], 'write it under "cluster"'],
    ['pullSecret', ['sites', 'shop'], 'write it under "apps": all sites of an app share it'],
    ['namespace', ['defaults'], 'leave it out: it follows from the site and the environment'],
    ['namespace', ['cluster'], undefined],
    ['name', ['sites', 'shop'], undefined],
    ['port', ['sites', 'shop'], undefined],
    ['image', ['defaults', 'media'], undefined],
    ['nonsense', ['sites', 'shop'], undefined],
    ['constructor', ['sites', 'shop'], undefined],
  ])('%s in %j: %s', (key, at, hint) => {
    expect(hintOfPlace(at, key, fleet())).toBe(hint);
  });
});

describe('a value of the wrong type', () => {
  it.each<[unknown, string, string | undefined]>([
    [512, 'a string', 'write it in quotes: "512"'],
    [true, 'a string', 'write it in quotes: "true"'],
    [Number.NaN, 'a string', undefined],
    [null, 'a string', undefined],
    [{}, 'a string', undefined],
    ['x', 'a list', 'write ["x"]'],
    [5, 'a list', 'write [5]'],
    ['x'.repeat(100), 'a list', 'write it in brackets'],
    ['https://robot@example.com', 'a list', 'write it in brackets'],
    [{}, 'a list', undefined],
    [null, 'a list', undefined],
    ['2', 'a number', 'write it without quotes: 2'],
    ['2', 'a whole number', 'write it without quotes: 2'],
    ['two', 'a number', undefined],
    ['true', 'true or false', 'write it without quotes: true'],
    ['yes', 'true or false', undefined],
    ['x', 'an object', undefined],
  ])('%j for %s: %s', (value, expected, hint) => {
    expect(hintOfType(['cluster', 'setting'], value, expected)).toBe(hint);
  });

  it('is not repeated where it may be a secret', () => {
    expect(hintOfType(['defaults', 'env', 'PIN'], 4711, 'a string')).toBe('write it in quotes');
  });

  it('turns on what is on already', () => {
    const hint = 'leave it out: it is on by default, or give a schedule';
    expect(hintOfType(['defaults', 'jobs'], true, 'false or an object')).toBe(hint);
  });
});
