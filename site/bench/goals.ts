/** What was measured, and whether it is good enough. */
export interface Goal {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  readonly limit: { readonly atLeast: number } | { readonly atMost: number };
}

export function isReached({ measured, limit }: Goal): boolean {
  return 'atLeast' in limit ? measured >= limit.atLeast : measured <= limit.atMost;
}

export function formatGoal(goal: Goal): string {
  const { what, measured, unit, limit } = goal;
  const verdict = isReached(goal) ? 'reached' : 'MISSED ';
  const wanted = 'atLeast' in limit ? `at least ${limit.atLeast}` : `at most ${limit.atMost}`;
  return `${verdict}  ${what.padEnd(56)} ${measured.toFixed(2).padStart(8)}${unit}  (${wanted}${unit})\n`;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
