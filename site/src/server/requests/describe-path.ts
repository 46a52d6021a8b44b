/** Whoever has the last part of such an address can use it: a new password, a confirmed mail address. */
const tokens =
  /^(\/admin\/(?:reset|verify\/[^/]+)|\/admin\/[^/]+\/verify|\/api\/[^/]+\/verify)\/.+/;

/** The path of a request as the log may keep it: without what was asked for and without tokens. */
export function describePath(url: string): string {
  const [path = ''] = url.split(/[?#]/, 1);
  return path.replace(tokens, '$1/…').slice(0, 500);
}
