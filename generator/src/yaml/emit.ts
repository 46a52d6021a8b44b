import { isMap } from '../is-map.ts';

/**
 * Writes plain data as YAML that Kubernetes, kustomize and every YAML 1.1 or 1.2 parser read back
 * byte for byte. It quotes whatever any of them could take for something else; a test holds it against
 * a corpus of strings on which the usual libraries fail.
 */
export function emitYaml(value: unknown): string {
  return emitDocuments([value]);
}

/** Writes several objects as one stream of documents. */
export function emitDocuments(values: readonly unknown[]): string {
  // Joined once at the end: a large fleet has millions of pieces, and none becomes a longer one.
  const pieces: string[] = [];
  for (const [index, value] of values.entries()) {
    if (index > 0) pieces.push('---\n');
    emit(value, 0, pieces);
    pieces.push('\n');
  }
  return pieces.join('');
}

/** Goes on where the line has come to; `depth` is the indentation of all lines after it. */
function emit(value: unknown, depth: number, pieces: string[]): void {
  if (Array.isArray(value) && value.length > 0) emitList(value, depth, pieces);
  else if (isMap(value) && hasFields(value)) emitMap(value, depth, pieces);
  else pieces.push(emitLeaf(value, depth));
}

function emitList(list: readonly unknown[], depth: number, pieces: string[]): void {
  let lead = '- ';
  for (const element of list) {
    pieces.push(lead);
    emit(element, depth + 1, pieces);
    lead = `${newLine(depth)}- `;
  }
}

function emitMap(map: Readonly<Record<string, unknown>>, depth: number, pieces: string[]): void {
  let lead = '';
  for (const key in map) {
    const inner = map[key];
    if (inner === undefined) continue;
    pieces.push(lead, emitKey(key));
    emitField(inner, depth, pieces);
    lead = newLine(depth);
  }
}

function emitField(value: unknown, depth: number, pieces: string[]): void {
  if (Array.isArray(value) && value.length > 0) {
    pieces.push(newLine(depth + 1));
    emitList(value, depth + 1, pieces);
  } else if (isMap(value) && hasFields(value)) {
    pieces.push(newLine(depth + 1));
    emitMap(value, depth + 1, pieces);
  } else {
    pieces.push(' ', emitLeaf(value, depth));
  }
}

/** The same few line ends, over and over. */
const newLines: string[] = [];

function newLine(depth: number): string {
  return (newLines[depth] ??= `\n${'  '.repeat(depth)}`);
}

function emitLeaf(value: unknown, depth: number): string {
  if (typeof value === 'string') return emitBlock(value, depth) ?? emitScalar(value);
  if (Array.isArray(value)) return '[]';
  if (isMap(value)) return '{}';
  return JSON.stringify(value);
}

const blockLine = /^(?! )[\x20-\x7e]*(?<! )$/;

/** Text of several harmless lines stays readable; anything else is quoted on one line. */
function emitBlock(text: string, depth: number): string | undefined {
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
  const lines = [head, ...rest].map((line) => (line === '' ? '\n' : newLine(depth + 1) + line));
  return (text.endsWith('\n') ? '|' : '|-') + lines.join('');
}

const plain = /^(?:[A-Za-z/]|\.{1,2}\/)[\w./@-]*(?::[\w./@-]+)*$/;
const quantity = /^\d+(?:m|[KMGTPE]i)$/;
/** Words that some YAML parser reads as a boolean or as nothing. */
const words = /^(?:y|n|yes|no|on|off|true|false|null|inf|nan)$/i;
const longestWord = 'false'.length;

function emitScalar(text: string): string {
  if (plain.test(text)) {
    if (text.length > longestWord || !words.test(text)) return text;
  } else if (quantity.test(text)) return text;
  if (text.includes('"') && singleQuotable.test(text)) return `'${text}'`;
  return JSON.stringify(text).replaceAll(unsafe, escape);
}

const singleQuotable = /^[\x20-\x26\x28-\x7e]+$/;

/** Characters that JSON lets through and YAML does not: DEL, C1, line separators, BOM, non-characters. */
const unsafe = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A fleet repeats few keys very often; each is here with its colon. */
const keys = new Map<string, string>();

function emitKey(key: string): string {
  const known = keys.get(key);
  if (known !== undefined) return known;
  const text = `${emitScalar(key)}:`;
  keys.set(key, text);
  return text;
}

function hasFields(map: Record<string, unknown>): boolean {
  for (const key in map) if (map[key] !== undefined) return true;
  return false;
}
