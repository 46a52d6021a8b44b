// A script that knows by heart what a site looks like: it loads the sites, builds every object of
// theirs, writes it as YAML in memory and compares that with the disk. No model, no rules, no patches.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withHeader } from '../src/files/header.ts';
import { spreadSchedule } from '../src/objects/platform/database/backups.ts';
import { emitDocuments } from '../src/yaml/emit.ts';

/** The documents of each file of a site that stands for others, and the ids of those. */
interface Kind {
  readonly example: string;
  readonly ids: readonly string[];
  readonly files: Readonly<Record<string, readonly unknown[]>>;
}

const [kindsFile = '', root = ''] = process.argv.slice(2);
const kinds = JSON.parse(readFileSync(kindsFile, 'utf8')) as Kind[];
let different = 0;
for (const { example, ids, files } of kinds) {
  for (const id of ids) {
    for (const [file, documents] of Object.entries(files)) {
      const expected = withHeader(emitDocuments(buildFor(documents, example, id) as unknown[]));
      const name = path.join(root, file.replaceAll(example, id));
      if (readFileSync(name, 'utf8') !== expected) different += 1;
    }
  }
}
if (different > 0) throw new Error(`${different} files differ from what the floor builds`);

function buildFor(value: unknown, example: string, id: string): unknown {
  if (typeof value === 'string') return value.replaceAll(example, id);
  if (Array.isArray(value)) return value.map((element) => buildFor(element, example, id));
  if (typeof value !== 'object' || value === null) return value;
  const built: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) built[key] = buildFor(inner, example, id);
  // The kind says what it is, and the example was built with that type.
  if (built.kind === 'ScheduledBackup') spread(built as unknown as ScheduledBackup);
  return built;
}

interface ScheduledBackup {
  readonly metadata: { readonly name: string };
  readonly spec: { schedule: string };
}

/** The one field that does not follow from the example by putting in another id. */
function spread({ metadata, spec }: ScheduledBackup): void {
  spec.schedule = spreadSchedule('0 2 * * *', metadata.name);
}
