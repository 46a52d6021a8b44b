import { expect, test } from 'vitest';
import { createBounded } from '../../src/cache/bounded.ts';

test('what was not asked for the longest is forgotten first', () => {
  const cache = createBounded<string>(30);
  for (const key of ['a', 'b', 'c']) cache.set(key, key, 10);
  expect(cache.get('a')).toBe('a');
  cache.set('d', 'd', 10);
  expect(['a', 'b', 'c', 'd'].map(cache.get)).toEqual(['a', undefined, 'c', 'd']);
});

test('however much is stored, it never holds more than its capacity', () => {
  const cache = createBounded<number>(1000);
  for (let index = 0; index < 10_000; index += 1) {
    cache.set(`key ${index % 300}`, index, (index * 37) % 200);
    expect(cache.size().bytes).toBeLessThanOrEqual(1000);
  }
  expect(cache.size().entries).toBeGreaterThan(0);
});

test('something too large is not kept, and neither is what it replaces', () => {
  const cache = createBounded<string>(10);
  cache.set('a', 'small', 5);
  cache.set('a', 'large', 11);
  expect(cache.get('a')).toBeUndefined();
  expect(cache.size()).toEqual({ entries: 0, bytes: 0 });
});
