import { existsSync, watch } from 'node:fs';
import path from 'node:path';
import { folderOf, placesOf, type App } from './app.ts';
import type { Run } from './run.ts';

/** Calls back some time after a file changed that may change the schema or the migrations. */
export function watchSchema(run: Run, app: App, changed: () => void): void {
  const folders = [
    { place: path.join(app.root, 'packages', 'cms-core', 'src'), recursive: true },
    // Below it lie pages and components, which are edited all the time.
    { place: path.join(folderOf(app), 'src'), recursive: false },
    { place: placesOf(app).migrations, recursive: false },
  ];
  let timer: NodeJS.Timeout | undefined;
  run.atEnd(() => {
    clearTimeout(timer);
  });
  for (const { place, recursive } of folders.filter(({ place }) => existsSync(place))) {
    const watcher = watch(place, { recursive }, (_, name) => {
      // Payload writes it by itself.
      if (name === 'payload-types.ts') return;
      clearTimeout(timer);
      timer = setTimeout(changed, 1000);
    });
    watcher.on('error', () => undefined);
    run.atEnd(() => {
      watcher.close();
    });
  }
}
