/** Red, green and blue, each from 0 to 255. */
type Colour = readonly [number, number, number];

/** What text of the accent colour stands on: the paper and the panels of both schemes, as in theme.css. */
const grounds = {
  light: ['#fbfaf7', '#f2efe8'],
  dark: ['#15140f', '#211f18'],
} as const;

/** What WCAG asks of text, at level AA. */
const enough = 4.5;

export interface AccentColours {
  readonly accent?: string | null | undefined;
  readonly accentDark?: string | null | undefined;
}

/**
 * The accent of a site in both schemes, as CSS; undefined keeps the one of the theme. A colour that
 * could not be read is made darker in the light and lighter in the dark, by as little as it takes.
 */
export function formatAccent({ accent, accentDark }: AccentColours): string | undefined {
  if (!accent) return undefined;
  const light = makeReadable(accent, grounds.light, [0, 0, 0]);
  const dark = makeReadable(accentDark ?? accent, grounds.dark, [255, 255, 255]);
  return `light-dark(${light}, ${dark})`;
}

function makeReadable(wanted: string, against: readonly string[], towards: Colour): string {
  const colour = parse(wanted);
  for (let part = 0; part < 1; part += 0.02) {
    const mixed = mix(colour, towards, part);
    if (against.every((ground) => contrast(mixed, parse(ground)) >= enough)) return format(mixed);
  }
  return format(towards);
}

/** The contrast of two colours, from 1 to 21, as WCAG defines it. */
function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = map(colour, (value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(colour: Colour, other: Colour, part: number): Colour {
  const [red, green, blue] = other;
  const add = (value: number, target: number) => Math.round(value + (target - value) * part);
  return [add(colour[0], red), add(colour[1], green), add(colour[2], blue)];
}

/** Reads `#rgb` and `#rrggbb`; the settings take nothing else. */
function parse(hex: string): Colour {
  const digits =
    hex.length === 4
      ? Array.from(hex.slice(1))
          .map((digit) => digit + digit)
          .join('')
      : hex.slice(1);
  const part = (from: number) => Number.parseInt(digits.slice(from, from + 2), 16);
  return [part(0), part(2), part(4)];
}

function format(colour: Colour): string {
  return `#${map(colour, (value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function map<T>([red, green, blue]: Colour, change: (value: number) => T): readonly [T, T, T] {
  return [change(red), change(green), change(blue)];
}
