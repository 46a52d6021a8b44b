import type { ConfigPath, Issue } from '../../issue.ts';
import type { Rule } from './rule.ts';
import { isMap } from '../../is-map.ts';

/**
 * Characters that kustomize or the Kubernetes API give back changed: control characters but for tab
 * and line feed, DEL, C1 with NEL, the byte order mark, non-characters and lone surrogates.
 */
const unprintable =
  // eslint-disable-next-line no-control-regex -- these are exactly what it looks for
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Every string comes back from the cluster as it was written. */
export const stringsArePrintable: Rule = ({ config }) => [...findUnprintable(config, [])];

function* findUnprintable(value: unknown, at: ConfigPath): Generator<Issue> {
  if (typeof value === 'string') {
    const [character] = unprintable.exec(value) ?? [];
    if (character !== undefined) yield describe(character, value.indexOf(character), at);
  } else if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) yield* findUnprintable(inner, [...at, index]);
  } else if (isMap(value)) {
    for (const [key, inner] of Object.entries(value)) yield* findUnprintable(inner, [...at, key]);
  }
}

function describe(character: string, index: number, at: ConfigPath): Issue {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return {
    code: 'unprintable-character',
    message: 'holds a character that Kubernetes cannot carry back',
    at,
    expected: 'printable text, tabs and line feeds',
    got: `U+${code} at position ${index + 1}`,
    hint: 'remove it, or encode the value (for example as base64) and decode it in the site',
  };
}
