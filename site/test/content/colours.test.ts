import { expect, test } from 'vitest';
import { formatAccent } from '../../src/content/colours.ts';

test('a site without a colour keeps the one of the theme', () => {
  expect(formatAccent({})).toBeUndefined();
  expect(formatAccent({ accentDark: '#ffffff' })).toBeUndefined();
});

test('a colour that can be read on its ground stays as it is', () => {
  expect(formatAccent({ accent: '#0b5d4a', accentDark: '#7fd1b9' })).toBe(
    'light-dark(#0b5d4a, #7fd1b9)',
  );
});

test.each(['#ffff00', '#fff', '#000', '#7f7f7f', '#ff0000', '#00f', '#0b5d4a', '#f08b6c'])(
  '%s can be read in the light and in the dark, on paper and on panels',
  (accent) => {
    const [, light = '', dark = ''] =
      /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(formatAccent({ accent }) ?? '') ?? [];
    const contrasts = [
      contrast(light, '#fbfaf7'),
      contrast(light, '#f2efe8'),
      contrast(dark, '#15140f'),
      contrast(dark, '#211f18'),
    ];
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
  },
);

/** As WCAG has it, written anew. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const weights = [0.2126, 0.7152, 0.0722];
  return weights.reduce((sum, weight, index) => {
    const part = Number.parseInt(hex.slice(1 + 2 * index, 3 + 2 * index), 16) / 255;
    return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0);
}
