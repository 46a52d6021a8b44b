import * as migration_20261120_213020_baseline from './20261120_213020_baseline';
import * as migration_20261121_022450_throttle_counts from './20261121_022450_throttle_counts';

export const migrations = [
  {
    up: migration_20261120_213020_baseline.up,
    down: migration_20261120_213020_baseline.down,
    name: '20261120_213020_baseline',
  },
  {
    up: migration_20261121_022450_throttle_counts.up,
    down: migration_20261121_022450_throttle_counts.down,
    name: '20261121_022450_throttle_counts'
  },
];
