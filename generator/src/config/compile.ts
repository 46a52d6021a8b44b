import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Message, OutputFile } from 'esbuild';
import * as z from 'zod';
import type { Issue, Position } from '../issue.ts';
import { generatorDirectory } from '../paths.ts';
import { replaceFile } from '../replace-file.ts';

export type Compiled = { readonly module: string } | { readonly issues: readonly Issue[] };

/** What a compiled configuration was made from: it is used again while none of it changed. */
const recordSchema = z.object({ module: z.string(), sources: z.record(z.string(), z.string()) });
type CacheRecord = Readonly<z.output<typeof recordSchema>>;

/**
 * Compiles the configuration to one JavaScript file in `cache` and returns the file's path. Starting
 * the compiler costs more than all the rest of a small fleet, so an unchanged configuration is not
 * compiled again.
 */
export async function compileConfig(file: string, cache: string): Promise<Compiled> {
  const record = path.join(cache, 'config.json');
  const known = readRecord(record);
  if (known && isCurrent(known, file)) return { module: known.module };
  if (!existsSync(file)) return { issues: [describeAbsence(file)] };

  const { build } = await import('esbuild');
  const result = await build({
    entryPoints: [file],
    absWorkingDir: path.dirname(file),
    bundle: true,
    write: false,
    // Nothing is written there; the places in the source map are relative to it.
    outfile: path.join(cache, 'config.mjs'),
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: 'external',
    logLevel: 'silent',
    // All that the configuration needs from the generator is the function that types it.
    alias: { '@synestra/generator': path.join(generatorDirectory, 'src/config/define.ts') },
  }).catch((error: unknown) => {
    if (isBuildFailure(error)) return error;
    throw error;
  });
  if ('errors' in result && result.errors.length > 0) {
    return { issues: result.errors.map((message) => describeFailure(message, file)) };
  }
  const repeated = result.warnings.filter(({ id }) => id === 'duplicate-object-key');
  if (repeated.length > 0)
    return { issues: repeated.map((message) => describeRepetition(message, file)) };
  if (!('outputFiles' in result)) throw new Error('esbuild returned neither errors nor a file');

  const { text, map } = outputsOf(result.outputFiles);
  const sources = Object.keys(result.metafile.inputs).map((input) =>
    path.resolve(path.dirname(file), input),
  );
  mkdirSync(cache, { recursive: true });
  const module = path.join(cache, moduleName(hash('sha1', text)));
  // Read only when the configuration throws; Node would parse it in every run.
  replaceFile(`${module}.map`, map);
  replaceFile(module, text);
  replaceFile(record, JSON.stringify({ module, sources: digests([...sources, file]) }));
  forgetOld(cache);
  return { module };
}

function outputsOf(files: readonly OutputFile[]): { text: string; map: string } {
  const map = files.find(({ path: name }) => name.endsWith('.map'));
  const text = files.find((file) => file !== map);
  return { text: text?.text ?? '', map: map?.text ?? '{}' };
}

/** Another run may be about to load what this one replaced, so only what is old goes. */
function forgetOld(cache: string): void {
  const anHourAgo = Date.now() - 3_600_000;
  for (const name of readdirSync(cache).filter((entry) => /^config-.*\.mjs(\.map)?$/.test(entry))) {
    const file = path.join(cache, name);
    if (statSync(file).mtimeMs < anHourAgo) rmSync(file, { force: true });
  }
}

function moduleName(digest: string): string {
  return `config-${digest}.mjs`;
}

function readRecord(record: string): CacheRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(record, 'utf8')));
  } catch {
    return undefined;
  }
}

function isCurrent({ module, sources }: CacheRecord, file: string): boolean {
  if (!(file in sources) || path.basename(module) !== moduleName(digestOf(module))) return false;
  return Object.entries(sources).every(([source, digest]) => digestOf(source) === digest);
}

function digests(files: readonly string[]): Record<string, string> {
  return Object.fromEntries(files.map((source) => [source, digestOf(source)]));
}

function digestOf(file: string): string {
  try {
    return hash('sha1', readFileSync(file));
  } catch {
    return 'absent';
  }
}

function isBuildFailure(error: unknown): error is { errors: Message[]; warnings: Message[] } {
  return error instanceof Error && 'errors' in error && 'warnings' in error;
}

function describeAbsence(file: string): Issue {
  return {
    code: 'no-configuration',
    message: 'the file does not exist',
    at: path.basename(file),
    expected: 'the configuration of the fleet beside package.json',
    hint: 'run the command in the root of the repository',
  };
}

function describeFailure(message: Message, file: string): Issue {
  return {
    code: 'does-not-compile',
    message: `the file does not compile: ${withoutLongQuote(message.text)}`,
    at: path.basename(file),
    position: positionOf(message.location, file),
    hint: 'an editor that knows TypeScript shows the same place',
  };
}

function describeRepetition(message: Message, file: string): Issue {
  const first = positionOf(message.notes[0]?.location ?? null, file);
  return {
    code: 'duplicate-key',
    message: message.text
      .replace(/ in object literal$/, '')
      .replace(/^Duplicate/, 'the object repeats the'),
    at: path.basename(file),
    position: positionOf(message.location, file),
    expected: 'every key once in an object: JavaScript silently keeps the last',
    got: first && `the same key first at ${first.file}:${first.line}:${first.column}`,
    hint: 'merge the two, or give one of them another name',
  };
}

/** The compiler quotes what it stumbled over, and that may be a secret. */
function withoutLongQuote(text: string): string {
  return text
    .replace(/ but found "[^]{16,}"$/, '')
    .replace(/^Unexpected "[^]{16,}"$/, 'Unexpected text');
}

function positionOf(location: Message['location'], file: string): Position | undefined {
  if (!location) return undefined;
  const { line, lineText, file: name } = location;
  // esbuild counts the bytes of UTF-8, editors count characters.
  const before = Buffer.from(lineText).subarray(0, location.column).toString();
  return { file: name || path.basename(file), line, column: before.length + 1 };
}
