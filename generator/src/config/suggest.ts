import { distance } from 'fastest-levenshtein';

/** `did you mean "replicas"?` where a known name is near enough to be what was meant. */
export function didYouMean(name: string, known: readonly string[]): string | undefined {
  const nearest = findNearest(name, known);
  return nearest === undefined ? undefined : `did you mean "${nearest}"?`;
}

/** The known name that was meant: the one with the fewest other letters, or a shorter or longer form. */
export function findNearest(name: string, known: readonly string[]): string | undefined {
  const apart = (other: string) => distance(name.toLowerCase(), other.toLowerCase());
  const [nearest] = known.toSorted((a, b) => apart(a) - apart(b));
  if (nearest === undefined) return undefined;
  const allowed = name.length <= 3 ? 1 : Math.max(2, name.length / 3);
  return apart(nearest) <= allowed ? nearest : known.find((other) => isForm(name, other));
}

/** "production" for "prod" and the other way round; two letters would fit too much. */
function isForm(name: string, other: string): boolean {
  const [short = '', long = ''] = [name, other].toSorted((a, b) => a.length - b.length);
  return short.length > 2 && long.toLowerCase().startsWith(short.toLowerCase());
}
