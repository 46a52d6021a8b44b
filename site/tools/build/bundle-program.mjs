import path from 'node:path';
import { build } from 'esbuild';
import { site } from './site.mjs';

/**
 * Bundles a program of the site into one file that needs no packages beside it.
 * @param {string} entry the program, from `site/src`
 * @param {string} outfile
 */
export async function bundleProgram(entry, outfile) {
  await build({
    entryPoints: [path.join(site, 'src', entry)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifyWhitespace: true,
    minifySyntax: true,
    // A stack shows the line that threw.
    lineLimit: 200,
    // Bundled CommonJS packages still call require for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
}
