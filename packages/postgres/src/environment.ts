import process from 'node:process';

/** All that the programs learn from outside: settings such as PGPORT or a Russian LANG stay out. */
export function buildEnvironment(): NodeJS.ProcessEnv {
  // Next's types demand the first one, where they are loaded.
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}
