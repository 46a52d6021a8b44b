import * as migration_20261120_194324_baseline from './20261120_194324_baseline';

export const migrations = [
  {
    up: migration_20261120_194324_baseline.up,
    down: migration_20261120_194324_baseline.down,
    name: '20261120_194324_baseline'
  },
];
