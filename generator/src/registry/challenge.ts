/** What a registry wants to see before it answers. */
export interface Challenge {
  /** `bearer`, `basic`; in lower case. */
  readonly scheme: string;
  readonly parameters: Readonly<Record<string, string>>;
}

// A parameter has a value; a word without one begins another way.
const part =
  /[\s,]*(?:(?<name>[\w-]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^\s",]+))|(?<scheme>[\w-]+))/gy;

/** Reads `WWW-Authenticate`, which may name several ways at once. */
export function parseChallenges(header: string): Challenge[] {
  const found: { scheme: string; parameters: Record<string, string> }[] = [];
  for (const { groups } of header.matchAll(part)) {
    const { scheme, name, quoted, bare } = groups ?? {};
    if (scheme !== undefined) found.push({ scheme: scheme.toLowerCase(), parameters: {} });
    const last = found.at(-1);
    if (last === undefined || name === undefined) continue;
    last.parameters[name.toLowerCase()] = quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '';
  }
  return found;
}
