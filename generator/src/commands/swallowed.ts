/** Options of ours that npm takes for its own when they are not behind `--`. */
const ours = ['check', 'force', 'json', 'remove_sites'];
/** These come with a value, which npm takes along. */
const oursWithValue = ['base', 'head'];
const scripts = ['gen', 'check', 'diff', 'affected'];

/**
 * `npm run gen --check` starts `gen` without the option and tells only the environment about it: the
 * command would write where it was asked not to. Returns what to say, or undefined where all is well.
 */
export function describeSwallowed(
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const { npm_lifecycle_event: script = '', npm_config_user_agent: agent = '' } = env;
  if (!scripts.includes(script) || !agent.startsWith('npm/')) return undefined;
  const swallowed = ours.filter((name) => env[`npm_config_${name}`] === 'true');
  const valued = oursWithValue.filter((name) => env[`npm_config_${name}`] !== undefined);
  if (swallowed.length + valued.length === 0) return undefined;
  const options = [
    ...swallowed.map((name) => `--${name.replace('_', '-')}`),
    ...valued.map((name) => `--${name}=${env[`npm_config_${name}`] ?? ''}`),
  ].join(' ');
  return `npm kept "${options}" for itself. Write: npm run ${script} -- ${options}`;
}
