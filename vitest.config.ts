import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{generator,site,packages/*}/test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, '**/test/**/cases/**'],
    globalSetup: ['./generator/test/cluster/run-folder.ts'],
    // Left alone, two cores get one worker.
    maxWorkers: '100%',
    // Many tests run real tools, and a cold machine builds some of them first, and the site too.
    testTimeout: 180_000,
    hookTimeout: 600_000,
    reporters: ['default', './generator/test/closing-line.ts'],
  },
});
