import * as migration_20261121_021802_baseline from './20261121_021802_baseline';

export const migrations = [
  {
    up: migration_20261121_021802_baseline.up,
    down: migration_20261121_021802_baseline.down,
    name: '20261121_021802_baseline',
  },
];
