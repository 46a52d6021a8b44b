// Prints the tables in which the CMS's configuration and the newest migration differ, one on a line,
// and nothing where a migration would be empty. It needs no database and writes no file. An argument
// names another folder of migrations.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import { getPayload } from 'payload';
import './load-build-env.ts';
import config from '../src/payload.config.ts';

type Snapshot = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function readNewest(directory: string): Snapshot {
  const newest = readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .at(-1);
  if (newest === undefined) return {};
  return JSON.parse(readFileSync(path.join(directory, newest), 'utf8')) as Snapshot;
}

const [migrations] = process.argv.slice(2);
const payload = await getPayload({ config, disableDBConnect: true, disableOnInit: true });
const { generateDrizzleJson } = payload.db.requireDrizzleKit();
const generated: unknown = await generateDrizzleJson(payload.db.schema);
// As it would be written: what is undefined is left out.
const wanted = JSON.parse(JSON.stringify(generated)) as Snapshot;
const written = readNewest(migrations ?? payload.db.migrationDir);
for (const part of ['tables', 'enums']) {
  const [before = {}, after = {}] = [written[part], wanted[part]];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!isDeepStrictEqual(before[name], after[name])) console.log(name.replace('public.', ''));
  }
}
process.exit(0);
