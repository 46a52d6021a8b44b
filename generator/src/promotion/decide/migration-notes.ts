import type { MigrationSet } from '../../releases/record.ts';
import { compareMigrations } from '../migrations/compare.ts';

/**
 * The migrations that a release brings, those first that the release before cannot live with; before
 * all of them those that stay behind in the database and that this release cannot live with.
 */
export function describeMigrations(from: MigrationSet | undefined, to: MigrationSet): string[] {
  const { added, left } = compareMigrations(from, to);
  const stranded = left.flatMap((name) =>
    (from?.breaking[name] ?? []).map(
      (reason) =>
        `migration ${name} stays in the database: ${reason}; this code cannot live with it`,
    ),
  );
  const breaking = added.flatMap((name) =>
    (to.breaking[name] ?? []).map(
      (reason) => `migration ${name}: ${reason}; older code cannot live with it`,
    ),
  );
  const others = added.filter((name) => !to.breaking[name]);
  // A first release brings its whole schema, which no older code knows.
  if (!from) return [];
  return [...stranded, ...breaking, ...others.map((name) => `migration ${name}`)];
}
