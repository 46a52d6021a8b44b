// The plainest script that finds out whether anything differs: it knows what should be there.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const [bytes = '', root = ''] = process.argv.slice(2);
/** @type {Record<string, string>} */
const files = JSON.parse(readFileSync(bytes, 'utf8'));
for (const [name, content] of Object.entries(files)) {
  if (readFileSync(path.join(root, name), 'utf8') !== content) process.exitCode = 1;
}
