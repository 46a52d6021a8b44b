/**
 * The form in which an address is compared with that of a reader: a path of this site without query,
 * fragment and final slash, in readable letters; undefined where it is none.
 */
export function normalisePath(address: string): string | undefined {
  const text = address.trim();
  const path = URL.canParse(text) ? new URL(text).pathname : (/^[^?#]*/.exec(text)?.[0] ?? '');
  const whole = `/${path.replace(/^\/+|\/+$/g, '')}`;
  if (/[\s\\]/.test(whole)) return undefined;
  try {
    return decodeURI(whole);
  } catch {
    return undefined;
  }
}
