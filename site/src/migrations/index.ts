import * as migration_20261120_213020_baseline from './20261120_213020_baseline';
import * as migration_20261121_000000_page_cache from './20261121_000000_page_cache';

export const migrations = [
  {
    up: migration_20261120_213020_baseline.up,
    down: migration_20261120_213020_baseline.down,
    name: '20261120_213020_baseline'
  },
  {
    up: migration_20261121_000000_page_cache.up,
    down: migration_20261121_000000_page_cache.down,
    name: '20261121_000000_page_cache'
  },
];
