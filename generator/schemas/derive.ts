import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatorDirectory } from '../src/paths.ts';
import { dropRuntimeFields, wrapManifest } from './envelope.ts';
import { downloadModules } from './modules.ts';
import { describeOrigin } from './origin.ts';
import { CannotDerive } from './schema.ts';
import { kinds, modules, schemaPath } from './sources.ts';
import { closeSchema } from './strict.ts';
import { makeUpstreamReader } from './upstream.ts';

const folder = path.join(generatorDirectory, 'schemas');

/** Every file to write, by its path in this folder; nothing is written before all are known. */
async function deriveFiles(): Promise<Map<string, string>> {
  const downloaded = await downloadModules(Object.values(modules));
  const readUpstream = makeUpstreamReader(downloaded);
  const schemas = kinds.map((kind): [string, string] => {
    const closed = closeSchema(dropRuntimeFields(readUpstream(kind)), kind.kind);
    return [path.join('json', schemaPath(kind)), `${JSON.stringify(wrapManifest(kind, closed))}\n`];
  });
  const sources = kinds.map((kind) => describeOrigin(kind, downloaded));
  return new Map([...schemas, ['SOURCES.json', `${JSON.stringify(sources, undefined, 2)}\n`]]);
}

function writeFiles(files: Map<string, string>): void {
  rmSync(path.join(folder, 'json'), { recursive: true, force: true });
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
}

try {
  const files = await deriveFiles();
  writeFiles(files);
  const bytes = [...files.values()].reduce((sum, text) => sum + text.length, 0);
  console.log(`schemas: ${files.size} files, ${Math.round(bytes / 1024)} KB`);
} catch (error) {
  if (!(error instanceof CannotDerive)) throw error;
  console.error(`schemas: ${error.message}. Nothing was written.`);
  process.exitCode = 2;
}
