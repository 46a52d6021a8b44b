import type { Instance } from '../../model/model.ts';
import type { MigrationSet } from '../../releases/record.ts';
import type { Release } from '../../releases/release.ts';
import type { Facts } from '../facts.ts';
import { compareMigrations } from '../migrations/compare.ts';
import type { Reason } from '../move.ts';
import type { PastRelease } from '../past.ts';
import type { Snapshot } from '../snapshot.ts';

/** What a way back finds: the migrations of the release that it leads to, or why it is closed. */
export type WayBack =
  | { readonly migrations: MigrationSet; readonly notes: readonly string[] }
  | { readonly stay: Reason };

/**
 * Judges a way back. The database keeps every migration that any release since then ran; older code
 * must be able to live with each of them, or somebody accepts by name the one that it cannot live with.
 */
export async function judgeWayBack(
  snapshot: Snapshot,
  facts: Facts,
  instance: Instance,
  release: Release,
  past: readonly PastRelease[],
  accepted: readonly string[],
): Promise<WayBack> {
  const migrations = await facts.migrationsOf(release, instance.app);
  if (!migrations) {
    return {
      stay: {
        kind: 'refused',
        code: 'unknown-commit',
        reason: `the commit of ${release.tag} does not exist, so its migrations are not known`,
      },
    };
  }
  const since = past.findIndex((entry) => entry.release.digest === release.digest);
  const later = since === -1 ? past : past.slice(0, since);
  const sets = later.flatMap(({ record }) => (record ? [record.migrations] : []));
  const current = snapshot.recordOf(instance)?.migrations;
  const unknown = later.filter(({ record }) => !record).map((entry) => entry.release);
  const read = await Promise.all(unknown.map((entry) => facts.migrationsOf(entry, instance.app)));
  const ran = [...(current ? [current] : []), ...sets, ...read.filter((set) => set !== undefined)];
  const left = new Map<string, readonly string[]>();
  for (const set of ran) {
    for (const name of compareMigrations(set, migrations).left) {
      left.set(name, [...new Set([...(left.get(name) ?? []), ...(set.breaking[name] ?? [])])]);
    }
  }
  const closed = [...left].filter(
    ([name, reasons]) => reasons.length > 0 && !accepted.includes(name),
  );
  if (closed.length === 0) {
    const notes = [...left].map(([name, reasons]) =>
      reasons.length > 0
        ? `migration ${name} stays in the database, accepted: ${reasons.join('; ')}`
        : `migration ${name} stays in the database`,
    );
    return { migrations, notes };
  }
  const options = closed.map(([name]) => `--accept-migration ${name}`).join(' ');
  return {
    stay: {
      kind: 'refused',
      code: 'breaking-migration',
      reason: closed
        .map(
          ([name, reasons]) =>
            `${release.tag} cannot live with migration ${name}: ${reasons.join('; ')}`,
        )
        .join('. '),
      hint: `the database keeps its migrations; go forward with a fix, or accept it by name: ${options}`,
    },
  };
}
