import { existsSync, lstatSync, readdirSync, rmSync, rmdirSync } from 'node:fs';
import path from 'node:path';

/**
 * What Next.js traces and no server runs. The Postgres adapter names drizzle-kit for the schema that a
 * development server would push, and drizzle-kit brings the compiler that it reads schemas with; the
 * last two come with the tests of a package.
 */
const neverRun = [
  'drizzle-kit',
  'esbuild',
  '@esbuild/*',
  'esbuild-register',
  'get-tsconfig',
  'why-is-node-running',
  'stackback',
];

/**
 * What of Next.js this site has no use for, and its tracing takes along: the measures of every font of
 * Google, for a build alone, and the runtime of the edge. Together six megabytes.
 */
const unusedOfNext = [
  /\/next\/dist\/server\/capsize-font-metrics\.json$/,
  /\/next\/dist\/compiled\/(@edge-runtime\/primitives|edge-runtime)\//,
  /\/next\/dist\/compiled\/@vercel\/og\/index\.edge\.js$/,
];

/** What is there for a compiler, a debugger or those who test a package. */
const forDevelopers = [
  /\.([cm]?tsx?|map)$/,
  /(^|\/)(tests?|__tests__|bench|benchmarks?)\//,
  /\.(test|spec)\.[cm]?js$|(^|\/)bench\.[cm]?js$/,
];

/**
 * Removes from a build what its server never runs.
 * @param {string} standalone
 */
export function pruneStandalone(standalone) {
  for (const file of listFiles(standalone).filter(isNeverRun)) remove(standalone, file);
  removeEmptyFolders(path.join(standalone, 'node_modules'));
  for (const file of listFiles(standalone)) {
    // A link to what is gone.
    if (!existsSync(path.join(standalone, file))) remove(standalone, file);
  }
  removeEmptyFolders(path.join(standalone, 'node_modules'));
}

/**
 * Whether no server runs or reads a file of a build, by its path from there.
 * @param {string} file
 */
export function isNeverRun(file) {
  const [, folder] = /(?:^|\/)\.pnpm\/([^/]+@[^/]+)\//.exec(file) ?? [];
  if (folder !== undefined && isOfNeverRun(folder)) return true;
  return [...unusedOfNext, ...forDevelopers].some((pattern) => pattern.test(file));
}

/**
 * Whether a folder of pnpm's store, such as `@esbuild+linux-x64@0.25.12`, is of such a package.
 * @param {string} folder
 */
function isOfNeverRun(folder) {
  return isNeverRunPackage(folder.slice(0, folder.indexOf('@', 1)).replace('+', '/'));
}

/**
 * Whether the server can do without a package.
 * @param {string} name
 */
export function isNeverRunPackage(name) {
  return neverRun.some((one) =>
    one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one,
  );
}

/**
 * @param {string} folder
 * @param {string} file
 */
function remove(folder, file) {
  rmSync(path.join(folder, file));
}

/**
 * Everything but folders, by its path from there. Node.js' own recursion follows links in some versions.
 * @param {string} folder
 * @returns {string[]}
 */
export function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? listFiles(path.join(folder, entry.name)).map((file) => path.join(entry.name, file))
        : [entry.name],
    )
    .sort();
}

/** @param {string} folder */
function removeEmptyFolders(folder) {
  for (const name of readdirSync(folder)) {
    const inner = path.join(folder, name);
    if (lstatSync(inner).isDirectory()) removeEmptyFolders(inner);
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
