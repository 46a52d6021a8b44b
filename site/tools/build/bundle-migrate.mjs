import path from 'node:path';
import { build } from 'esbuild';
import { site } from './site.mjs';

/**
 * Bundles the migration into one file that needs no packages beside it.
 * @param {string} outfile
 */
export async function bundleMigrate(outfile) {
  await build({
    entryPoints: [path.join(site, 'src', 'migrate', 'main.ts')],
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
