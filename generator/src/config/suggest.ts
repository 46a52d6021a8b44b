import { closest, distance } from 'fastest-levenshtein';

/** `did you mean "replicas"?` where a known name is near enough to be what was meant. */
export function didYouMean(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const nearest = closest(name, known);
  const allowed = name.length <= 3 ? 1 : Math.max(2, name.length / 3);
  const near = distance(name.toLowerCase(), nearest.toLowerCase()) <= allowed;
  return near ? `did you mean "${nearest}"?` : undefined;
}
