/**
 * Argo CD applies lower waves first and waits until they are healthy. Secrets that an operator fetches
 * come first; policies and a database in the namespace come before what the migration reads, the
 * migration before the server that needs it.
 */
export const waves = {
  secrets: -4,
  policies: -3,
  database: -3,
  inputs: -2,
  migration: -1,
} as const;

/**
 * What the platform's root Application puts in place, in this order, on a new cluster: nothing works
 * without its namespace, a database without its policies is open, and a site migrates its database.
 */
export const platformWaves = { ground: 0, certificates: 1, databases: 2, sites: 3 } as const;

/** A database goes after what it needs, and before what needs it. */
export const databaseWaves = { ground: -1, cluster: 0, companions: 1 } as const;

export function syncWave(wave: number): Record<string, string> {
  return { 'argocd.argoproj.io/sync-wave': String(wave) };
}

/**
 * Data stays when its manifest goes: deletion is a runbook, never a side effect of a commit. What is
 * left behind like that does not count as a difference, or Argo CD would try to sync it for ever.
 */
export const keptForever = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
};

/** A run that failed is told by its own log and alert; it does not make the whole site degraded. */
export const judgedByItself = { 'argocd.argoproj.io/ignore-healthcheck': 'true' };
