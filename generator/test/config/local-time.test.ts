import { describe, expect, it } from 'vitest';
import { instantsOf } from '../../src/config/local-time.ts';

const iso = (local: string, timeZone: string) =>
  instantsOf(local, timeZone).map((instant) => new Date(instant).toISOString().slice(0, 16));

describe('a local time is', () => {
  it.each([
    ['its own in UTC', '2026-11-27T00:00', 'UTC', ['2026-11-27T00:00']],
    ['an hour ahead in winter', '2026-11-27T00:00', 'Europe/Berlin', ['2026-11-26T23:00']],
    ['two hours ahead in summer', '2026-07-01T00:00', 'Europe/Berlin', ['2026-06-30T22:00']],
    ['behind in the west', '2026-11-27T00:00', 'America/New_York', ['2026-11-27T05:00']],
    ['half an hour off', '2026-11-27T00:00', 'Asia/Kolkata', ['2026-11-26T18:30']],
    ['skipped in spring', '2026-03-29T02:30', 'Europe/Berlin', []],
    ['there right before that', '2026-03-29T01:59', 'Europe/Berlin', ['2026-03-29T00:59']],
    ['there right after that', '2026-03-29T03:00', 'Europe/Berlin', ['2026-03-29T01:00']],
    [
      'there twice in autumn',
      '2026-10-25T02:30',
      'Europe/Berlin',
      ['2026-10-25T00:30', '2026-10-25T01:30'],
    ],
    ['skipped for a whole day', '2011-12-30T12:00', 'Pacific/Apia', []],
    ['nowhere in a zone that is none', '2026-11-27T00:00', 'Europe/Nowhere', []],
  ])('%s', (_, local, timeZone, instants) => {
    expect(iso(local, timeZone)).toEqual(instants);
  });
});
