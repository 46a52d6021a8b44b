import type { MigrationSet } from '../../releases/record.ts';

export interface MigrationStep {
  /** What the database gets, oldest first. */
  readonly added: readonly string[];
  /** What stays behind in the database although the code does not know it, oldest first. */
  readonly left: readonly string[];
}

/**
 * What running `to` where `from` ran does. Migrations are never undone: a rollback leaves those of
 * `from` in the database.
 */
export function compareMigrations(from: MigrationSet | undefined, to: MigrationSet): MigrationStep {
  const before = from?.known ?? [];
  return { added: without(to.known, before), left: without(before, to.known) };
}

function without(names: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return names.filter((name) => !known.has(name));
}
