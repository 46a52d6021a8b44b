import { describe, expect, test, vi } from 'vitest';
import { createPageCache, type Entry } from '../../src/cache/page-cache.ts';

function createEntry(begun: number, changes: Partial<Entry<string>> = {}): Entry<string> {
  const common = { value: 'page', tags: ['pages'], renderedAt: 0, lifetime: Infinity, bytes: 10 };
  return { ...common, begun, isMissing: false, ...changes };
}

describe('a change puts out of date what began before it', () => {
  test('what is held, by its own tag or by one that the reader brings', () => {
    const cache = createPageCache<string>(1000);
    cache.set('/', createEntry(cache.step()));
    cache.set('/other', createEntry(cache.step(), { tags: ['posts'] }));
    cache.apply(['pages']);
    expect(cache.get('/')).toBeUndefined();
    expect(cache.get('/other')?.value).toBe('page');
    expect(cache.get('/other', ['pages'])).toBeUndefined();
  });

  test('what was being rendered meanwhile, even if it is set long after', () => {
    const cache = createPageCache<string>(1000);
    const { begun } = cache.begin();
    cache.apply(['pages']);
    cache.apply(['posts']);
    cache.set('/', createEntry(begun));
    expect(cache.get('/')).toBeUndefined();
    cache.set('/', createEntry(cache.begin().begun));
    expect(cache.get('/')?.value).toBe('page');
  });

  test('a slow rendering does not replace a newer one that is true', () => {
    const cache = createPageCache<string>(1000);
    const slow = cache.begin();
    cache.apply(['pages']);
    cache.set('/', createEntry(cache.begin().begun, { value: 'new' }));
    cache.set('/', createEntry(slow.begun, { value: 'old' }));
    expect(cache.get('/')?.value).toBe('new');
  });

  test('whatever began before everything was cleared', () => {
    const cache = createPageCache<string>(1000);
    const { begun } = cache.begin();
    cache.clear();
    cache.set('/', createEntry(begun, { tags: [] }));
    expect(cache.get('/')).toBeUndefined();
  });

  test('more changed tags than it remembers put out of date everything', () => {
    const cache = createPageCache<string>(1000);
    cache.set('/', createEntry(cache.step(), { tags: ['untouched'] }));
    for (let tag = 0; tag <= 10_000; tag += 1) cache.apply([`pages:${tag}`]);
    expect(cache.get('/')).toBeUndefined();
    cache.set('/', createEntry(cache.step()));
    expect(cache.get('/')?.value).toBe('page');
  });
});

describe('whoever waits for renderings to end', () => {
  test('waits for those that began before, and for no others', async () => {
    const cache = createPageCache<string>(1000);
    const older = cache.begin();
    cache.apply(['pages']);
    cache.begin();
    const isDrained = watch(cache.drained(cache.step()));
    await Promise.resolve();
    expect(await isDrained()).toBe(false);
    older.end();
    expect(await isDrained()).toBe(true);
  });

  test('gives up one that never ends', async () => {
    vi.useFakeTimers();
    try {
      const cache = createPageCache<string>(1000);
      cache.begin();
      cache.apply(['pages']);
      const isDrained = watch(cache.drained(cache.step()));
      await vi.advanceTimersByTimeAsync(14_000);
      expect(await isDrained()).toBe(false);
      await vi.advanceTimersByTimeAsync(2000);
      expect(await isDrained()).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});

test('addresses that are nobody’s push out no page, and stay within their share', () => {
  const cache = createPageCache<string>(800);
  cache.set('/', createEntry(0));
  for (let index = 0; index < 1000; index += 1) {
    cache.set(`/unknown-${index}`, createEntry(0, { isMissing: true }));
  }
  expect(cache.get('/')?.value).toBe('page');
  const held = Array.from({ length: 1000 }, (_, index) => cache.get(`/unknown-${index}`));
  expect(held.filter(Boolean)).toHaveLength(10);
});

function watch(promise: Promise<void>): () => Promise<boolean> {
  let isDone = false;
  void promise.then(() => (isDone = true));
  return async () => {
    // As many turns as the promises behind it may take.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    return isDone;
  };
}
