import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Issue, Position } from '../issue.ts';
import { generatorDirectory } from '../paths.ts';
import { describeError } from './describe.ts';
import { copyPlainData, type PlainData } from './plain-data.ts';

/** Runs a compiled configuration and returns what it exports, as plain data. */
export async function evaluateConfig(module: string, file: string): Promise<PlainData> {
  try {
    const exports = (await import(pathToFileURL(module).href)) as { default?: unknown };
    if (exports.default === undefined) return { issues: [describeAbsence(file)] };
    return copyPlainData(exports.default);
  } catch (error) {
    return { issues: [describeThrow(error, module, file)] };
  }
}

function describeAbsence(file: string): Issue {
  return {
    code: 'no-configuration',
    message: 'the file has no default export',
    at: path.basename(file),
    expected: 'export default defineSites({ … })',
    hint: 'README.md shows a small one',
  };
}

function describeThrow(error: unknown, module: string, file: string): Issue {
  return {
    code: 'throws',
    message: `the file throws while it is read: ${describeError(error)}`,
    at: path.basename(file),
    position: positionIn(stackOf(error), module, file),
    hint: 'the configuration is data: it computes as little as possible',
  };
}

function stackOf(error: unknown): string {
  return error instanceof Error && typeof error.stack === 'string' ? error.stack : '';
}

/** The innermost line of the stack that a person wrote, as it stands in the source. */
function positionIn(stack: string, module: string, file: string): Position | undefined {
  for (const [, name = '', line, column] of stack.matchAll(
    /^ +at (?:.*? \()?(?:async )?(.+):(\d+):(\d+)\)?$/gm,
  )) {
    const place = { source: toPath(name, module), line: Number(line), column: Number(column) };
    const { source, ...at } = place.source === module ? mapBack(place, module) : place;
    if (isWritten(source, path.dirname(file))) {
      return { file: path.relative(path.dirname(file), source), ...at };
    }
  }
  return undefined;
}

interface Place {
  readonly source: string;
  readonly line: number;
  readonly column: number;
}

/** Whether a file belongs to the configuration: not to the generator, to Node or to a package. */
function isWritten(source: string, root: string): boolean {
  return (
    source.startsWith(root + path.sep) &&
    !source.startsWith(generatorDirectory + path.sep) &&
    !source.includes(`${path.sep}node_modules${path.sep}`)
  );
}

function mapBack(place: Place, module: string): Place {
  const map = new SourceMap(JSON.parse(readFileSync(`${module}.map`, 'utf8')) as SourceMapPayload);
  const entry = map.findEntry(place.line - 1, place.column - 1);
  if (!('originalSource' in entry)) return place;
  const { originalSource, originalLine, originalColumn } = entry;
  const source = toPath(originalSource, module);
  return { source, line: originalLine + 1, column: originalColumn + 1 };
}

function toPath(place: string, module: string): string {
  return place.startsWith('file:')
    ? fileURLToPath(place)
    : path.resolve(path.dirname(module), place);
}
