/** How often a failed sync is tried again, and how soon. */
export function retryUpTo(limit: number) {
  return {
    limit,
    // A fix that is pushed meanwhile is taken instead of the revision that failed.
    refresh: true,
    backoff: { duration: '10s', factor: 2, maxDuration: '3m' },
  };
}
