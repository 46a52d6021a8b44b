/** A field to write: a name with a text or with further fields. */
export interface Entry {
  readonly name: string;
  readonly value: string | readonly Entry[];
}

/** How the file around it is written. */
export interface Style {
  readonly quote: string;
  /** Names stand in quotes even where they need none. */
  readonly quoteNames: boolean;
  readonly lineEnd: string;
  /** One level of indentation. */
  readonly unit: string;
}

/** The width of a line in `.prettierrc.json`: what is longer is broken as prettier breaks it. */
export const lineWidth = 100;

/** Writes a field: on one line where that fits, else broken from the outside in, as prettier does. */
export function printEntry(entry: Entry, indent: string, style: Style): string {
  const flat = printFlat(entry, style);
  // One column is for the comma. A text cannot be broken.
  const fits = widthOf(indent) + flat.length < lineWidth;
  if (fits || typeof entry.value === 'string') return flat;
  const { lineEnd, unit } = style;
  const name = printName(entry.name, style);
  const inner = indent + unit;
  const fields = entry.value.map((field) => `${inner}${printEntry(field, inner, style)},`);
  return [`${name}: {`, ...fields, `${indent}}`].join(lineEnd);
}

export function printFlat({ name, value }: Entry, style: Style): string {
  const written =
    typeof value === 'string'
      ? quoteText(value, style.quote)
      : `{ ${value.map((field) => printFlat(field, style)).join(', ')} }`;
  return `${printName(name, style)}: ${written}`;
}

export function printName(name: string, { quote, quoteNames }: Style): string {
  return isIdentifier(name) && !quoteNames ? name : quoteText(name, quote);
}

export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

/** JSON escapes what a line cannot hold; only the quotes differ. */
function quoteText(text: string, quote: string): string {
  const inner = JSON.stringify(text).slice(1, -1);
  return quote === '"' ? `"${inner}"` : `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A tab counts as two columns, which is what prettier takes it for. */
export function widthOf(text: string): number {
  return text.replaceAll('\t', '  ').length;
}
