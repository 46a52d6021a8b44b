/**
 * What a person can mend, by the sign in the output of npm or pnpm. The first that fits is told: a
 * full disk also breaks downloads, so what is certain comes before what may be a consequence.
 * @type {[RegExp, (sign: string, packageManager: string) => string][]}
 */
const known = [
  [/ENOSPC/, () => 'the disk is full. Make room and run it again.'],
  [/EDQUOT/, () => 'the disk quota is used up. Make room and run it again.'],
  [
    /ERR_PNPM_OUTDATED_LOCKFILE|ERR_PNPM_LOCKFILE_CONFIG_MISMATCH/,
    (_, packageManager) =>
      `pnpm-lock.yaml does not fit the package.json files. Run "npx ${packageManager} install" and commit pnpm-lock.yaml.`,
  ],
  [
    /EACCES|EPERM|EROFS/,
    (sign) =>
      `no permission to write the packages or their cache (${sign}). Run it as the owner of the checkout and with a home folder of your own.`,
  ],
  [
    /SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT\w*|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_HAS_EXPIRED/,
    (sign) =>
      `Node does not trust the certificate of the package registry (${sign}). Set NODE_EXTRA_CA_CERTS to the certificate of your network and run it again.`,
  ],
  [
    /\bE40[137]\b|ERR_PNPM_FETCH_40[137]/,
    (sign) =>
      `the package registry refuses access (${sign}). Look at the login and proxy settings of npm and run it again.`,
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ERR_PNPM_META_FETCH_FAIL/,
    (sign) =>
      `the package registry cannot be reached (${sign}). Look at the network and proxy settings and run it again.`,
  ],
];

/**
 * One line for a known failure of npm or pnpm.
 * @param {string} output
 * @param {string} packageManager
 */
export function explain(output, packageManager) {
  const text = linesOf(output).join('\n');
  for (const [pattern, describe] of known) {
    const sign = pattern.exec(text)?.[0];
    if (sign !== undefined) return describe(sign, packageManager);
  }
  return undefined;
}

/**
 * The end of an output, without the addresses of registries: people paste it into public places.
 * @param {string} output
 * @param {number} count
 */
export function lastLines(output, count) {
  const lines = linesOf(output).slice(-count);
  return lines.map((line) => line.replaceAll(/\b(https?:\/\/)[^\s/]+/g, '$1<host>'));
}

/**
 * The lines that tell of the end: a warning tells of an attempt that was repeated.
 * @param {string} output
 */
function linesOf(output) {
  return output.split('\n').filter((line) => !/^\s*($|(npm )?(warn|notice)\b)/i.test(line));
}
