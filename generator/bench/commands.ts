import { readFileSync } from 'node:fs';
import path from 'node:path';
import { generatorDirectory } from '../src/paths.ts';

const repository = path.dirname(generatorDirectory);

/** The arguments with which the root package starts one of its scripts, the options of Node included. */
export function scriptArguments(name: string): string[] {
  const manifest = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const [, ...args] = (manifest.scripts[name] ?? '').split(' ');
  return args.map((arg) => (arg.startsWith('generator/') ? path.join(repository, arg) : arg));
}
