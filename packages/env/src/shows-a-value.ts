/** As much as may be the same by chance. */
const fragment = 6;

/**
 * Whether a text repeats a value, or a fragment of one. Who writes a check may build its message
 * from the value; a message that is withheld by mistake costs less than a secret in a log.
 */
export function showsAValue(text: string, values: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return values.some((value) => repeats(lower, value.toLowerCase()));
}

function repeats(text: string, value: string): boolean {
  if (value.length < fragment) return text.split(/[^\p{L}\p{N}]+/u).includes(value);
  return Array.from({ length: value.length - fragment + 1 }, (_, start) =>
    value.slice(start, start + fragment),
  ).some((part) => text.includes(part));
}
