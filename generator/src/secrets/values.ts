import { randomBytes } from 'node:crypto';
import type { DatabaseAddress } from '../model/database-address.ts';
import { registryAnswers, type Origin } from '../model/wanted-secrets.ts';

/** What the values of one site are made from. */
export interface Ingredients {
  readonly database: DatabaseAddress;
  readonly databasePassword: string;
  /** What a person gave, by name. */
  readonly answers: Readonly<Record<string, string>>;
  /** The registry that the image is pulled from. */
  readonly registry: string;
}

/** 256 random bits in letters that need no quoting in an address, a file or a shell. */
export function makeRandom(): string {
  return randomBytes(32).toString('base64url');
}

/** The value of one key. */
export function makeValue(origin: Origin, ingredients: Ingredients): string {
  if (origin === 'random') return makeRandom();
  if (origin === 'database-password') return ingredients.databasePassword;
  if (origin === 'database-uri') return writeUri(ingredients);
  if (origin === 'registry-login') return writeLogin(ingredients);
  if ('fixed' in origin) return origin.fixed;
  return ingredients.answers[origin.asked] ?? '';
}

/** What a person must give before a value can be made. */
export function answersFor(origin: Origin): readonly string[] {
  if (origin === 'registry-login') return registryAnswers;
  return typeof origin === 'object' && 'asked' in origin ? [origin.asked] : [];
}

function writeUri({ database: { host, database, owner }, databasePassword }: Ingredients): string {
  return `postgres://${owner}:${encodeURIComponent(databasePassword)}@${host}:5432/${database}`;
}

/** The password in a connection string; undefined where there is none. */
export function passwordOf(uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined;
  const { password } = new URL(uri);
  return password === '' ? undefined : decodeURIComponent(password);
}

function writeLogin({ answers, registry }: Ingredients): string {
  const [username = '', password = ''] = registryAnswers.map((name) => answers[name] ?? '');
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  return JSON.stringify({ auths: { [registry]: { username, password, auth } } });
}
