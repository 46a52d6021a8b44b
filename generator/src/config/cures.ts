import type { ConfigPath } from '../issue.ts';
import { describeValue, valueAt } from './describe.ts';
import { knownKeys } from './known-keys.ts';
import { fleetSchema } from './schema.ts';
import { isMap } from '../is-map.ts';

/** Where a setting belongs that is known, but not at the level where it was written. */
export function hintOfPlace(at: ConfigPath, key: string, config: unknown): string | undefined {
  if (isEnvironmentOfSite(at, key, config)) return 'put it under "environments"';
  const inEnvironment = knownKeys(fleetSchema, [...at, 'environments', ''], undefined);
  // The likeliest mistake of all: what each environment says, written where all of them are meant.
  if (isSite(at) && inEnvironment.includes(key))
    return 'write it under "environments", where it can differ';
  const below = placesBelow(at, key, config);
  // A word that fits in many places tells nothing of the one that was meant.
  if (below.length > 0 && below.length <= 2)
    return `write it under ${below.map((place) => `"${place}"`).join(' or ')}`;
  return isLevel(at) ? hintOfLevel(key) : undefined;
}

/** The maps inside this one that know the key, as a person would write the way there. */
function placesBelow(at: ConfigPath, key: string, config: unknown): string[] {
  return knownKeys(fleetSchema, at, config)
    .filter((name) => name !== 'smtp' || !['host', 'port'].includes(key))
    .flatMap((name) => {
      const inner = [...at, name];
      return knownKeys(fleetSchema, inner, config).includes(key)
        ? [name]
        : placesBelow(inner, key, config).map((place) => `${name}.${place}`);
    });
}

/** The places that hold the settings of a level, in contrast to the insides of one setting. */
function isLevel(at: ConfigPath): boolean {
  const [top = '', , third] = at;
  const depths: Record<string, number> = {
    '': 0,
    defaults: 1,
    apps: 2,
    environments: third === 'defaults' ? 3 : 2,
    sites: third === 'environments' ? 4 : 2,
  };
  return at.length === depths[top];
}

const levels: readonly { readonly at: ConfigPath; readonly hint: string }[] = [
  { at: ['apps', ''], hint: 'write it under "apps": all sites of an app share it' },
  { at: ['cluster'], hint: 'write it under "cluster"' },
  { at: ['environments', 0], hint: 'write it in the list "environments"' },
  { at: ['sites', ''], hint: 'write it in a site, beside its "environments"' },
  { at: ['sites', '', 'environments', ''], hint: 'write it in an environment of a site' },
];

function hintOfLevel(key: string): string | undefined {
  if (key === 'namespace') return 'leave it out: it follows from the site and the environment';
  // What a thing is called is its key, and only an environment's is not.
  if (key === 'name') return undefined;
  return levels.find(({ at }) => knownKeys(fleetSchema, at, undefined).includes(key))?.hint;
}

/** Whether a key of a site is the name of an environment, written one level too far out. */
export function isEnvironmentOfSite(at: ConfigPath, key: string, config: unknown): boolean {
  const environments = valueAt(config, ['environments']);
  return (
    isSite(at) &&
    Array.isArray(environments) &&
    environments.some((environment: unknown) => valueAt(environment, ['name']) === key)
  );
}

function isSite(at: ConfigPath): boolean {
  return at.length === 2 && at[0] === 'sites';
}

/** How a value becomes one of the type that is expected, where that is plain to see. */
export function hintOfType(at: ConfigPath, value: unknown, expected: string): string | undefined {
  if (value === true && at.at(-1) === 'jobs')
    return 'leave it out: it is on by default, or give a schedule';
  const shown = describeValue(value, at);
  if (expected === 'a string' && isPlain(value))
    return shown === String(value) ? `write it in quotes: "${shown}"` : 'write it in quotes';
  if (expected === 'a list' && value !== null && !isMap(value))
    return isShown(value, shown) ? `write [${shown}]` : 'write it in brackets';
  if (!isShown(value, shown) || typeof value !== 'string') return undefined;
  const isNumber = /number( or an object)?$/.test(expected) && /^\d+$/.test(value);
  const isSwitch = expected === 'true or false' && /^(true|false)$/.test(value);
  return isNumber || isSwitch ? `write it without quotes: ${value}` : undefined;
}

function isPlain(value: unknown): boolean {
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

/** Whether the value is told as it is: not measured because it may be secret, and not cut short. */
function isShown(value: unknown, shown: string): boolean {
  return JSON.stringify(value) === shown;
}
