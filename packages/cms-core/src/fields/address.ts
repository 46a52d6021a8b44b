const schemes = ['http:', 'https:', 'mailto:', 'tel:'];

/** Whether a reader may be sent there: to a place on this site, or by a scheme that runs nothing. */
export function isAddress(value: string | null | undefined): true | string {
  if (!value) return 'An address is needed.';
  if (isLocalAddress(value) || value.startsWith('#')) return true;
  return URL.canParse(value) && schemes.includes(new URL(value).protocol)
    ? true
    : 'An address begins with https://, mailto:, tel:, / or #.';
}

/** A path of this site: "//host" and "/\host" are other hosts to a browser. */
function isLocalAddress(value: string): boolean {
  return /^\/(?![/\\])/.test(value) && !/[\s\\]/.test(value);
}
