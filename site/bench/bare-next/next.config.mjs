import path from 'node:path';

const repository = path.join(import.meta.dirname, '..', '..', '..');

/** The floor of `pnpm bench site`: Next.js with nothing in it, built the way the site is. */
export default {
  output: 'standalone',
  outputFileTracingRoot: repository,
  turbopack: { root: repository },
  poweredByHeader: false,
  experimental: { isrFlushToDisk: false },
};
