// Runs one of the generator's TypeScript programs: `node generator/run.mjs src/cli.ts gen`.
// It bundles the program once and again only after one of its source files changed, because starting
// a bundle costs a third of what compiling on every start would.
import { hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const generator = import.meta.dirname;
const [program = '', ...programArguments] = process.argv.slice(2);
const entry = path.join(generator, program);
const home = path.join(
  generator,
  'node_modules',
  '.cache',
  'web-core',
  program.replaceAll(/\W/g, '-'),
);

/** @param {string} file */
const digest = (file) => (existsSync(file) ? hash('sha1', readFileSync(file)) : 'absent');

/** @returns {{ directory: string, sources: Record<string, string> } | undefined} */
function readRecord() {
  try {
    return JSON.parse(readFileSync(path.join(home, 'bundle.json'), 'utf8'));
  } catch {
    // Absent or damaged: the bundle is made anew.
    return undefined;
  }
}

/** The bundle's directory, or undefined when a source file changed since it was made. */
function currentBundle() {
  const { directory = '', sources = {} } = readRecord() ?? {};
  const current = Object.entries(sources).every(
    ([source, before]) => digest(path.join(generator, source)) === before,
  );
  return current && existsSync(path.join(home, directory, 'main.mjs')) ? directory : undefined;
}

async function makeBundle() {
  const { build } = await import('esbuild');
  const directory = `${process.pid}-${Date.now()}`;
  const { metafile } = await build({
    entryPoints: { main: entry },
    outdir: path.join(home, directory),
    absWorkingDir: generator,
    bundle: true,
    splitting: true,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    target: 'node20.19',
    sourcemap: 'linked',
    sourcesContent: false,
    // Half the text is half the time to load it; names stay, so that a stack says something.
    minifyWhitespace: true,
    minifySyntax: true,
    metafile: true,
    logLevel: 'error',
    external: ['esbuild', 'libpg-query', 'ts-morph'],
    // Bundled CommonJS packages still call require for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  const own = Object.keys(metafile.inputs).filter((source) => !source.includes('node_modules/'));
  const watched = ['run.mjs', '../pnpm-lock.yaml', ...own];
  const sources = Object.fromEntries(
    watched.map((source) => [source, digest(path.join(generator, source))]),
  );
  const record = path.join(home, `bundle-${directory}.json`);
  writeFileSync(record, JSON.stringify({ directory, sources }));
  renameSync(record, path.join(home, 'bundle.json'));
  forgetOldBundles();
  return directory;
}

/** Another process may still be loading parts of a bundle that was replaced, so only old ones go. */
function forgetOldBundles() {
  const anHourAgo = Date.now() - 3_600_000;
  for (const name of readdirSync(home)) {
    const bundle = path.join(home, name);
    if (statSync(bundle).mtimeMs < anHourAgo) rmSync(bundle, { recursive: true, force: true });
  }
}

mkdirSync(home, { recursive: true });
const directory =
  currentBundle() ??
  (await makeBundle().catch((/** @type {unknown} */ error) => {
    // esbuild itself has told what is wrong with a source and where.
    if (!(error instanceof Error && 'errors' in error))
      process.stderr.write(`error: ${String(error)}\n`);
    process.exit(2);
  }));
const bundle = path.join(home, directory, 'main.mjs');
// Nodes from 22.8 on keep the compiled code too; the types are those of the oldest Node.
/** @type {{ enableCompileCache?: (folder: string) => unknown }} */ (module).enableCompileCache?.(
  path.join(home, directory),
);
process.argv = [process.argv[0] ?? 'node', bundle, ...programArguments];
await import(pathToFileURL(bundle).href);
