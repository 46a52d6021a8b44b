import { closest, distance } from 'fastest-levenshtein';

/** `did you mean "replicas"?` where a known name is near enough to be what was meant. */
export function didYouMean(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const nearest = closest(name, known);
  const near = distance(name.toLowerCase(), nearest.toLowerCase()) <= Math.max(2, name.length / 3);
  return near ? `did you mean "${nearest}"?` : undefined;
}
