const names =
  /(SECRET|PASSWORD|PASSWD|PASSPHRASE|TOKEN|CREDENTIALS?|(^|_)(PASS|PWD)|(PRIVATE|ACCESS|API|AUTH|SIGNING|ENCRYPTION|LICENSE)_?KEY)(_|$)/i;

/** What a name says of a secret without holding it: where to get a token, how long a password is. */
const harmless =
  /_(URL|URI|ENDPOINT|HOST|HEADER|NAME|FIELD|FILE|PATH|LENGTH|LIMIT|COUNT|TTL|AGE|EXPIRY|ENABLED|REQUIRED)$/i;

/** What every visitor reads anyway: the page's half of a pair of keys, the proof of owning a domain. */
const published = /^PUBLIC_|_(SITE_KEY|VERIFICATION|PUBLIC_KEY|PUBLISHABLE_KEY)$/i;

/** Forms that only secrets have. */
const forms = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i,
  /^(AKIA|ASIA)[0-9A-Z]{16}$/,
  /^(gh[pousr]_|github_pat_|glpat-|xox[abeprs]-|AGE-SECRET-KEY-)/,
  /^(sk-|sk_live_|sk_test_|rk_live_|rk_test_|whsec_|npm_|hf_|dop_v1_|shpat_|AIza|SG\.)[\w.-]{16,}$/,
  /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/,
  /^(Bearer|Basic) \S{16,}$/i,
  /[?&;](password|pwd|token|access_token|api_?key|accountkey|sharedaccesskey|sig)=[^&;]{8,}/i,
  /^https:\/\/hooks\.slack\.com\/services\//,
];

/**
 * Whether a variable holds a secret, as far as its name and its value show. A false alarm costs a
 * moved line; a secret in git costs a rotation.
 */
export function looksSecret(name: string, value: string): boolean {
  if (value.trim() === '') return false;
  if (published.test(name)) return hasKnownForm(value);
  return hasSecretName(name) || hasSecretForm(value);
}

/** Whether a variable holds a secret by its name alone. */
export function hasSecretName(name: string): boolean {
  return names.test(name) && !harmless.test(name);
}

/** Whether a text is a secret by its form alone. */
export function hasSecretForm(value: string): boolean {
  return hasKnownForm(value) || isRandom(value.trim());
}

function hasKnownForm(value: string): boolean {
  const text = value.trim();
  return forms.some((form) => form.test(text));
}

/** Long unbroken strings of hexadecimal digits or of mixed letters and digits come from a generator. */
function isRandom(value: string): boolean {
  if (/^[0-9a-f]{32,}$/i.test(value)) return true;
  if (!/^[A-Za-z0-9+/_-]{32,}={0,2}$/.test(value)) return false;
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value) && entropy(value) > 4;
}

/** Shannon entropy in bits for each character. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / value.length;
    return sum - share * Math.log2(share);
  }, 0);
}
