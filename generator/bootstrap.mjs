// What `npm start` and `npm test` run on a fresh clone: it brings the packages here, then hands over.
// It has no dependencies, and this file alone must load in every old Node, to say which one is needed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { satisfies } from './bootstrap/node-version.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** @type {import('./bootstrap/main.mjs').Manifest} */
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

if (satisfies(process.version, manifest.engines.node)) {
  const { main } = await import('./bootstrap/main.mjs');
  process.exitCode = await main(root, manifest, process.argv.slice(2));
} else {
  const { node } = manifest.engines;
  process.stderr.write(
    `error: this repository needs Node ${node} and this is Node ${process.version.slice(1)}. Install a Node that fits and run it again.\n`,
  );
  process.exitCode = 2;
}
