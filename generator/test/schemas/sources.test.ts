import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { kinds, modules, schemaPath } from '../../schemas/sources.ts';
import { generatorDirectory } from '../../src/paths.ts';

interface Entry {
  schema: string;
  module?: string;
  version?: string;
}

const committed = JSON.parse(
  readFileSync(path.join(generatorDirectory, 'schemas/SOURCES.json'), 'utf8'),
) as Entry[];

it('the committed schemas come from the pinned modules', () => {
  const pinned = kinds.map((kind) => {
    const pin = kind.origin && modules[kind.origin.module];
    return [schemaPath(kind), pin];
  });
  const recorded = committed.map(({ schema, module, version }) => [
    schema,
    module && `${module}@${version}`,
  ]);
  expect(recorded).toEqual(pinned);
});
