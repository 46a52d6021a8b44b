import { variables as contract } from '@synestra/env/contract';
import type { LocalFolder } from './folder.ts';
import type { Secrets } from './secrets.ts';

export interface Facts {
  readonly folder: LocalFolder;
  readonly secrets: Secrets;
  readonly databaseUri: string;
  readonly port: number;
  readonly release: string;
}

type Variables = Readonly<Record<string, string>>;

/** The address of the site on this machine; the port in it is the one that the server listens on. */
export function addressOf(port: number): string {
  return `http://localhost:${port}`;
}

/** Everything that a site is told, for this machine alone. */
export function buildVariables({ folder, secrets, databaseUri, port, release }: Facts): Variables {
  return {
    SYNESTRA_ENV: 'dev',
    SITE_URL: addressOf(port),
    SYNESTRA_RELEASE: release,
    SYNESTRA_MEDIA_STORAGE: 'volume',
    MEDIA_DIR: folder.media,
    DATABASE_URI: databaseUri,
    PAYLOAD_SECRET: secrets.payloadSecret,
    PREVIEW_SECRET: secrets.previewSecret,
    CRON_SECRET: secrets.cronSecret,
    SEED_KEY: secrets.seedKey,
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/** What follows from where the server runs; a developer's own database changes nothing about it. */
const ours = ['SYNESTRA_ENV', 'SITE_URL', 'SYNESTRA_RELEASE', 'PORT', 'HOSTNAME'];

/** The same with what a developer has set for a database of their own. */
export function mergeOwn(built: Variables, own: NodeJS.ProcessEnv): Variables {
  const names = contract.map(([name]) => name).filter((name) => !ours.includes(name));
  const set = names.flatMap((name) => {
    const value = own[name]?.trim();
    return value ? [[name, value]] : [];
  });
  return { ...built, ...(Object.fromEntries(set) as Variables) };
}

/**
 * The environment of a program: our variables, and the developer's but for what would change the
 * connection to the database (PGSSLMODE and the like) or comes from the package manager.
 */
export function buildEnvironment(
  outer: NodeJS.ProcessEnv,
  nodeEnv: 'production' | 'development',
  variables: Variables,
): NodeJS.ProcessEnv {
  const passed = Object.entries(outer).filter(([name]) => !/^(PG|npm_|NODE_ENV$)/.test(name));
  return { ...Object.fromEntries(passed), ...variables, NODE_ENV: nodeEnv };
}
