import { describe, expect, it } from 'vitest';
import { spreadSchedule } from '../../src/objects/platform/database/backups.ts';

const names = Array.from({ length: 1000 }, (_, index) => `site${index}-cnpg`);

describe('a thousand databases with one schedule', () => {
  const schedules = names.map((name) => spreadSchedule('0 2 * * *', name));

  it('begin within the hour, each at a second of its own choice', () => {
    for (const schedule of schedules) expect(schedule).toMatch(/^[0-5]?\d [0-5]?\d 2 \* \* \*$/);
    const moments = new Set(schedules);
    expect(moments.size).toBeGreaterThan(800);
    const perMinute = new Map<string, number>();
    for (const schedule of schedules) {
      const [, minute = ''] = schedule.split(' ');
      perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1);
    }
    expect(Math.max(...perMinute.values())).toBeLessThan(40);
  });

  it('begin at the same moment every day', () => {
    expect(names.map((name) => spreadSchedule('0 2 * * *', name))).toEqual(schedules);
  });
});

it.each([
  ['*/30 * * * *', /^\d+ \*\/30 \* \* \* \*$/],
  ['5,35 1 * * 0', /^\d+ 5,35 1 \* \* 0$/],
  ['59 23 1 * *', /^\d+ [0-5]?\d 23 1 \* \*$/],
])('of %s only a plain minute is moved', (schedule, expected) => {
  for (const name of names.slice(0, 50)) expect(spreadSchedule(schedule, name)).toMatch(expected);
});
