import * as migration_20261120_213020_baseline from './20261120_213020_baseline';

export const migrations = [
  {
    up: migration_20261120_213020_baseline.up,
    down: migration_20261120_213020_baseline.down,
    name: '20261120_213020_baseline'
  },
];
