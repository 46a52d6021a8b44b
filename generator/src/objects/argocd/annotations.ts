/**
 * Argo CD applies lower waves first and waits until they are healthy. Policies and a database in the
 * namespace come before what the migration reads, the migration before the server that needs it.
 */
export const waves = { policies: -3, database: -3, inputs: -2, migration: -1 } as const;

export function syncWave(wave: number): Record<string, string> {
  return { 'argocd.argoproj.io/sync-wave': String(wave) };
}

/** Data stays when its manifest goes: deletion is a runbook, never a side effect of a commit. */
export const keptForever = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' };
