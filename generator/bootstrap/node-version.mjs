/**
 * Whether a version lies in a range of `package.json`'s `engines`, of which `^x.y` and `>=x.y` joined
 * by `||` are understood. Old versions of Node run this: nothing in here may be newer than they are.
 * @param {string} version
 * @param {string} range
 */
export function satisfies(version, range) {
  const [major, minor] = numbers(version);
  return range.split('||').some((part) => {
    const [leastMajor, leastMinor] = numbers(part);
    const enough = major === leastMajor ? minor >= leastMinor : major > leastMajor;
    return part.includes('^') ? enough && major === leastMajor : enough;
  });
}

/**
 * @param {string} text
 * @returns {[number, number]}
 */
function numbers(text) {
  const found = /(\d+)(?:\.(\d+))?/.exec(text);
  return [Number(found?.[1]), Number(found?.[2] ?? 0)];
}
