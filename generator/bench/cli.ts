import { spawnSync } from 'node:child_process';
import { removeFleets } from './fleet.ts';

const print = (text: string) => process.stdout.write(text);
const benchmarks: Record<string, () => Promise<boolean>> = {
  gen: async () => (await import('./gen.ts')).benchGen(print),
  check: async () => (await import('./check.ts')).benchCheck(print),
  release: async () => (await import('./release.ts')).benchRelease(print),
  site: () => Promise.resolve(runSiteBench()),
};

/** It uses the site's own tests, which are no part of this bundle. */
function runSiteBench(): boolean {
  return spawnSync('tsx', ['site/bench/cli.ts'], { stdio: 'inherit' }).status === 0;
}

const [name = ''] = process.argv.slice(2);
const benchmark = benchmarks[name];
if (benchmark) {
  try {
    process.exitCode = (await benchmark()) ? 0 : 1;
  } finally {
    removeFleets();
  }
} else {
  process.stderr.write(`usage: pnpm bench ${Object.keys(benchmarks).join('|')}\n`);
  process.exitCode = 2;
}
