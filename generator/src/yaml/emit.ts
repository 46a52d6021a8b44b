import { isMap } from '../is-map.ts';

/**
 * Writes plain data as YAML that Kubernetes, kustomize and every YAML 1.1 or 1.2 parser read back
 * byte for byte. It quotes whatever any of them could take for something else; a test holds it against
 * a corpus of strings on which the usual libraries fail.
 */
export function emitYaml(value: unknown): string {
  const lines: string[] = [];
  emit(value, '', '', lines);
  return `${lines.join('\n')}\n`;
}

/** Writes several objects as one stream of documents. */
export function emitDocuments(values: readonly unknown[]): string {
  return values.map(emitYaml).join('---\n');
}

/** `first` begins the first line, `indent` all others. */
function emit(value: unknown, first: string, indent: string, lines: string[]): void {
  if (Array.isArray(value) && value.length > 0) {
    let lead = first;
    for (const element of value) {
      emit(element, `${lead}- `, `${indent}  `, lines);
      lead = indent;
    }
  } else if (isMap(value) && hasFields(value)) {
    let lead = first;
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      emitField(`${lead}${emitKey(key)}:`, inner, indent, lines);
      lead = indent;
    }
  } else {
    lines.push(first + emitLeaf(value, indent));
  }
}

function emitField(key: string, value: unknown, indent: string, lines: string[]): void {
  if (Array.isArray(value) && value.length > 0) {
    lines.push(key);
    emit(value, `${indent}  `, `${indent}  `, lines);
  } else if (isMap(value) && hasFields(value)) {
    lines.push(key);
    emit(value, `${indent}  `, `${indent}  `, lines);
  } else {
    lines.push(`${key} ${emitLeaf(value, indent)}`);
  }
}

function emitLeaf(value: unknown, indent: string): string {
  if (typeof value === 'string') return emitBlock(value, indent) ?? emitScalar(value);
  if (Array.isArray(value)) return '[]';
  if (isMap(value)) return '{}';
  return JSON.stringify(value);
}

const blockLine = /^(?! )[\x20-\x7e]*(?<! )$/;

/** Text of several harmless lines stays readable; anything else is quoted on one line. */
function emitBlock(text: string, indent: string): string | undefined {
  if (!text.includes('\n')) return undefined;
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const [head = '', ...rest] = body.split('\n');
  const harmless =
    head !== '' &&
    blockLine.test(head) &&
    rest.every((line) => blockLine.test(line.trimStart())) &&
    rest.at(-1) !== '' &&
    rest.every((line) => line === '' || line.trim() !== '');
  if (!harmless) return undefined;
  const lines = [head, ...rest].map((line) => (line === '' ? '' : `${indent}  ${line}`));
  return `${text.endsWith('\n') ? '|' : '|-'}\n${lines.join('\n')}`;
}

const plain = /^(?:[A-Za-z/]|\.{1,2}\/)[\w./@-]*(?::[\w./@-]+)*$/;
const quantity = /^\d+(?:m|[KMGTPE]i)$/;
/** Words that some YAML parser reads as a boolean or as nothing. */
const words = /^(?:y|n|yes|no|on|off|true|false|null|inf|nan)$/i;

function emitScalar(text: string): string {
  if ((plain.test(text) && !words.test(text)) || quantity.test(text)) return text;
  if (text.includes('"') && singleQuotable.test(text)) return `'${text}'`;
  return JSON.stringify(text).replaceAll(unsafe, escape);
}

const singleQuotable = /^[\x20-\x26\x28-\x7e]+$/;

/** Characters that JSON lets through and YAML does not: DEL, C1, line separators, BOM, non-characters. */
const unsafe = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A fleet repeats few keys very often. */
const keys = new Map<string, string>();

function emitKey(key: string): string {
  const known = keys.get(key);
  if (known !== undefined) return known;
  const text = emitScalar(key);
  keys.set(key, text);
  return text;
}

function hasFields(map: Record<string, unknown>): boolean {
  for (const key in map) if (map[key] !== undefined) return true;
  return false;
}
