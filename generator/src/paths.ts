import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The generator's own directory, where its schemas and tool pins lie. Found by walking up, because a
 * bundle runs from the package's cache and the tests run from the sources.
 */
export const generatorDirectory = nearestPackage(import.meta.dirname);

/** Where tools lie that the generator built for itself. */
export const builtTools = path.join(
  generatorDirectory,
  'node_modules',
  '.cache',
  'web-core',
  'tools',
);

function nearestPackage(directory: string): string {
  if (existsSync(path.join(directory, 'package.json'))) return directory;
  return nearestPackage(path.dirname(directory));
}
