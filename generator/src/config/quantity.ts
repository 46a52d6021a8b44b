/** Divided by rather than multiplied with, where that is exact: 700m is 0.7, and no more. */
const divisors: Record<string, number> = { n: 1e9, u: 1e6, m: 1e3 };

const factors: Record<string, number> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * Reads a Kubernetes quantity as a plain number of its base unit (cores or bytes), or undefined where
 * it is none. Only positive quantities are taken: nothing here is measured in nothing or in less.
 */
export function parseQuantity(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(e\d{1,2}|[numkMGTPE]|[KMGTPE]i)?$/.exec(text);
  if (!match) return undefined;
  const [, digits = '', suffix = ''] = match;
  const factor = suffix.startsWith('e') ? 10 ** Number(suffix.slice(1)) : factors[suffix];
  const value = (Number(digits) * (factor ?? 1)) / (divisors[suffix] ?? 1);
  // Fifteen digits are what a number carries; the rest is noise of the arithmetic.
  return value > 0 ? Number(value.toPrecision(15)) : undefined;
}
