// The plainest script that leaves the same bytes: it knows them already.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [bytes = '', root = ''] = process.argv.slice(2);
/** @type {Record<string, string>} */
const files = JSON.parse(readFileSync(bytes, 'utf8'));
const folders = new Set();
for (const [name, content] of Object.entries(files)) {
  const file = path.join(root, name);
  const folder = path.dirname(file);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(file, content);
}
