import { describe, expect, it } from 'vitest';
import type { FleetConfig } from '../../src/config/schema.ts';
import { mergeOver, originOf, writtenLast } from '../../src/model/layers.ts';

describe('a value laid over another', () => {
  it.each<[string, unknown, unknown, unknown]>([
    ['replaces it', 1, 2, 2],
    ['replaces it by nothing that is said', true, false, false],
    ['leaves it where it says nothing', 1, undefined, 1],
    ['is all there is', undefined, 2, 2],
    ['merges maps', { a: 1, b: 2 }, { b: 3, c: 4 }, { a: 1, b: 3, c: 4 }],
    ['merges maps in maps', { a: { b: 1, c: 2 } }, { a: { c: 3 } }, { a: { b: 1, c: 3 } }],
    ['leaves fields that say nothing', { a: 1 }, { a: undefined, b: 2 }, { a: 1, b: 2 }],
    ['replaces lists whole', [1, 2], [3], [3]],
    ['replaces lists by empty ones', [1, 2], [], []],
    [
      'replaces what has a kind',
      { kind: 's3', bucket: 'a' },
      { kind: 'volume' },
      { kind: 'volume' },
    ],
    ['replaces one kind by the same', { kind: 's3', bucket: 'a' }, { kind: 's3' }, { kind: 's3' }],
    [
      'refines what has a kind',
      { kind: 's3', bucket: 'a' },
      { bucket: 'b' },
      { kind: 's3', bucket: 'b' },
    ],
    ['replaces what is no map', false, { schedule: 'x' }, { schedule: 'x' }],
    ['replaces a map by what is none', { schedule: 'x' }, false, false],
    [
      'does not take what every object has',
      {},
      { constructor: { a: 1 } },
      { constructor: { a: 1 } },
    ],
  ])('%s', (_, outer, inner, merged) => {
    const before = JSON.stringify([outer, inner]);
    expect(mergeOver(outer, inner)).toEqual(merged);
    expect(JSON.stringify([outer, inner])).toBe(before);
  });
});

/** A setting at the given levels only. */
function fleet(levels: readonly string[]): FleetConfig {
  const at = (level: string) =>
    levels.includes(level) ? { media: { size: '1Gi' }, replicas: 1 } : {};
  return {
    cluster: { repository: '' },
    apps: {},
    environments: [{ name: 'dev' }, { name: 'prod', defaults: at('environment') }],
    defaults: at('defaults'),
    sites: {
      shop: { ...at('site'), environments: { prod: { host: '', ...at('site in environment') } } },
    },
  };
}

const inner = ['sites', 'shop', 'environments', 'prod'];

describe('the origin of a value', () => {
  it.each([
    [['defaults'], ['defaults']],
    [['environment'], ['environments', 1, 'defaults']],
    [
      ['defaults', 'environment'],
      ['environments', 1, 'defaults'],
    ],
    [['site'], ['sites', 'shop']],
    [
      ['environment', 'site'],
      ['sites', 'shop'],
    ],
    [['site in environment'], inner],
    [['defaults', 'environment', 'site', 'site in environment'], inner],
  ])('said in %j is %j', (levels, at) => {
    const config = fleet(levels);
    expect(originOf(config, 'shop', 'prod', ['replicas'])).toEqual([...at, 'replicas']);
    expect(originOf(config, 'shop', 'prod', ['media', 'size'])).toEqual([...at, 'media', 'size']);
    // What nobody says belongs to what holds it.
    expect(originOf(config, 'shop', 'prod', ['media', 'bucket'])).toEqual([...at, 'media']);
  });

  it('that nobody says is the environment of the site', () => {
    expect(originOf(fleet([]), 'shop', 'prod', ['replicas'])).toEqual(inner);
  });
});

describe('of two values, the one that was written last', () => {
  const config: FleetConfig = {
    ...fleet([]),
    defaults: { resources: { limits: { cpu: '1' } } },
    sites: { shop: { resources: { requests: { cpu: '2' } }, environments: {} } },
  };
  const limit = ['resources', 'limits', 'cpu'];
  const request = ['resources', 'requests', 'cpu'];

  it('is the one of the innermost level', () => {
    expect(writtenLast(config, 'shop', 'prod', [limit, request])).toEqual(request);
    expect(writtenLast(config, 'blog', 'prod', [limit, request])).toEqual(limit);
  });

  it('is none where nobody writes either', () => {
    expect(writtenLast(config, 'shop', 'prod', [['replicas']])).toBeUndefined();
  });
});
