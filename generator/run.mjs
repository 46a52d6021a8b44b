// Runs one of the generator's TypeScript programs: `node generator/run.mjs src/cli.ts gen`.
// It bundles the program once and again only after one of its source files changed, because starting
// a bundle costs a third of what compiling on every start would.
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/** The bundle's directory, or undefined when a source file changed since it was made. */
function currentBundle() {
  const record = path.join(home, 'bundle.json');
  if (!existsSync(record)) return undefined;
  /** @type {{ directory: string, sources: Record<string, string> }} */
  const { directory, sources } = JSON.parse(readFileSync(record, 'utf8'));
  const unchanged = Object.entries(sources).every(
    ([source, before]) => digest(path.join(generator, source)) === before,
  );
  return unchanged && existsSync(path.join(home, directory)) ? directory : undefined;
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
    external: ['esbuild', 'ts-morph'],
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
  const previous = currentRecordDirectory();
  const record = path.join(home, `bundle-${directory}.json`);
  writeFileSync(record, JSON.stringify({ directory, sources }));
  renameSync(record, path.join(home, 'bundle.json'));
  if (previous) rmSync(path.join(home, previous), { recursive: true, force: true });
  return directory;
}

function currentRecordDirectory() {
  const record = path.join(home, 'bundle.json');
  return existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')).directory : undefined;
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
