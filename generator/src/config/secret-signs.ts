const names =
  /(SECRET|PASSWORD|PASSWD|PASSPHRASE|TOKEN|CREDENTIALS?|PRIVATE_?KEY|ACCESS_?KEY|API_?KEY)(_|$)/i;

/** Forms that only secrets have. */
const forms = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i,
  /^(AKIA|ASIA)[0-9A-Z]{16}$/,
  /^(gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk_live_|rk_live_|AGE-SECRET-KEY-)/,
  /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/,
];

/**
 * Whether a variable holds a secret, as far as its name and its value show. A false alarm costs a
 * moved line; a secret in git costs a rotation.
 */
export function looksSecret(name: string, value: string): boolean {
  if (value === '') return false;
  return names.test(name) || forms.some((form) => form.test(value)) || isRandom(value);
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
