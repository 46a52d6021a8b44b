import * as migration_20261121_022640_baseline from './20261121_022640_baseline';

export const migrations = [
  {
    up: migration_20261121_022640_baseline.up,
    down: migration_20261121_022640_baseline.down,
    name: '20261121_022640_baseline'
  },
];
