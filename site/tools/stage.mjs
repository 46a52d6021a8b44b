// Lays out what the image holds, in a folder that does not exist yet: `node stage.mjs FOLDER`. Every file
// has the time SOURCE_DATE_EPOCH, so the same sources give the same bytes.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { buildOrReuse } from './build/build-or-reuse.mjs';
import { findUnwanted } from './build/find-unwanted.mjs';
import { readLockedPackages } from './build/locked-packages.mjs';
import { normalise } from './build/normalise.mjs';
import { formatSbom } from './build/sbom.mjs';

/** Where Kubernetes mounts what the server may write; the rest is read-only. */
const writable = ['site/.next/cache', 'site/.next/server/route-cache'];

const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('usage: node stage.mjs FOLDER');
const build = await buildOrReuse();
if (build === undefined) {
  process.exitCode = 1;
} else {
  cpSync(build, target, { recursive: true, verbatimSymlinks: true, errorOnExist: true });
  for (const folder of writable) mkdirSync(path.join(target, folder), { recursive: true });
  const { SOURCE_DATE_EPOCH: seconds = '0', BASE: base = 'unknown' } = process.env;
  const facts = { base, node: process.versions.node, seconds: Number(seconds) };
  const sbom = formatSbom({ ...facts, packages: readLockedPackages('site') });
  writeFileSync(path.join(target, 'sbom.cdx.json'), sbom);
  normalise(target, facts.seconds);
  const unwanted = findUnwanted(target);
  for (const file of unwanted) console.error(`error: ${file} must not be in the image`);
  if (unwanted.length > 0) process.exitCode = 1;
}
