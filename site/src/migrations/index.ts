import * as migration_20261121_022640_baseline from './20261121_022640_baseline';
import * as migration_20261121_024002_throttle_counts from './20261121_024002_throttle_counts';
import * as migration_20261121_025000_page_cache from './20261121_025000_page_cache';

export const migrations = [
  {
    up: migration_20261121_022640_baseline.up,
    down: migration_20261121_022640_baseline.down,
    name: '20261121_022640_baseline',
  },
  {
    up: migration_20261121_024002_throttle_counts.up,
    down: migration_20261121_024002_throttle_counts.down,
    name: '20261121_024002_throttle_counts',
  },
  {
    up: migration_20261121_025000_page_cache.up,
    down: migration_20261121_025000_page_cache.down,
    name: '20261121_025000_page_cache'
  },
];
