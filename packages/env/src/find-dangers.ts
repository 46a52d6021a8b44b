import { contract, variables, type NameFrom } from './contract.ts';
import { describeOrigin } from './describe-variable.ts';
import type { EnvProblem } from './invalid-env.ts';
import { pickSet, type RuntimeEnv } from './runtime-env.ts';
import { isPlaceholder } from './placeholders.ts';
import type { Stage } from './variable.ts';

type SecretName = NameFrom<'secret'>;

const secretNames = variables
  .filter(([, { source }]) => source === 'secret')
  .map(([name]) => name as SecretName);

/** What is valid one by one and yet not safe. Where the environment is unknown, as in dev. */
export function findDangers(runtimeEnv: RuntimeEnv, environment: Stage = 'dev'): EnvProblem[] {
  const { SITE_URL, ...secrets } = pickSet(runtimeEnv, ['SITE_URL', ...secretNames]);
  const set = secretNames.filter((name) => name in secrets);
  return [
    ...(SITE_URL === undefined || isSafeAddress(SITE_URL, environment) ? [] : [plainAddress]),
    ...set.flatMap((name) => {
      const twin = findTwin(name, secrets, environment);
      if (twin) return [tell(name, `has the value of ${twin}`, 'a value of its own')];
      return environment === 'prod' && isPlaceholder(name, secrets[name] ?? '')
        ? [tell(name, 'is a placeholder', 'a value made for production alone')]
        : [];
    }),
  ];
}

const plainAddress = tell('SITE_URL', 'is not safe', 'https://, or in dev http:// on localhost');

/** Sessions travel with every request. The own machine has no certificate and needs none. */
function isSafeAddress(value: string, environment: Stage): boolean {
  if (!URL.canParse(value)) return true;
  const { protocol, hostname } = new URL(value);
  if (protocol !== 'http:') return true;
  return environment === 'dev' && /^(([^.]+\.)*localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/**
 * The earlier secret with the same value, where that is a danger: who learns one knows the other.
 * Two users may be one account. A password that is its user is what local servers come with, so
 * in dev it passes; a key never does.
 */
function findTwin(
  name: SecretName,
  secrets: Readonly<Record<string, string>>,
  environment: Stage,
): SecretName | undefined {
  return secretNames
    .slice(0, secretNames.indexOf(name))
    .find((other) => secrets[other] === secrets[name] && mustDiffer([name, other], environment));
}

function mustDiffer(names: readonly SecretName[], environment: Stage): boolean {
  const formats = names.map((name) => contract[name].format);
  if (formats.some((format) => typeof format === 'object')) return true;
  return environment !== 'dev' && formats.includes('password');
}

function tell(name: SecretName | 'SITE_URL', fault: string, expected: string): EnvProblem {
  const variable = contract[name];
  return {
    variable: name,
    fault,
    expected,
    meaning: variable.meaning,
    hint: describeOrigin(variable),
  };
}
