import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import spawn, { SubprocessError } from 'nano-spawn';
import { CannotRun } from '../issue.ts';
import { generatorDirectory } from '../paths.ts';
import { keyOf } from './proof-cache.ts';
import type { Tool } from './tools.ts';

/** An object that the schemas refuse. */
export interface Invalid {
  readonly kind: string;
  readonly name: string;
  readonly message: string;
}

const folder = path.join(generatorDirectory, 'schemas/json');
const schemas = path.join(folder, '{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json');

/** Changes whenever a schema changes. */
export function schemasFingerprint(): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  return keyOf(files.sort().map((name) => readFileSync(path.join(folder, name), 'utf8')));
}

/** Holds a stream of objects against the committed schemas, strictly and without a network. */
export async function validateObjects(tool: Tool, yaml: string): Promise<Invalid[]> {
  if (yaml === '') return [];
  const options = ['-strict', '-output', 'json', '-schema-location', schemas];
  const output = await run(tool, options, yaml);
  const { resources } = JSON.parse(output) as {
    resources: { kind: string; name: string; msg: string }[];
  };
  return resources.map(({ kind, name, msg }) => ({ kind, name, message: msg }));
}

async function run({ file, before }: Tool, options: string[], yaml: string): Promise<string> {
  try {
    return (await spawn(file, [...before, ...options], { stdin: { string: yaml } })).stdout;
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    // It fails when one object is refused, and still reports all of them.
    if (error.stdout.startsWith('{')) return error.stdout;
    throw new CannotRun(`kubeconform could not run: ${error.stderr.trim().split('\n')[0]}`);
  }
}
