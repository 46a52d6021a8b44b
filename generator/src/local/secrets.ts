import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { CannotRun } from '../issue.ts';
import { writePrivateFile } from './private-file.ts';

const secret = z.string().min(24);
const schema = z.strictObject({
  adminPassword: secret,
  databasePassword: secret,
  payloadSecret: secret,
  previewSecret: secret,
  cronSecret: secret,
  seedKey: secret,
});

/** All secrets of the local run, each random and of this folder alone. */
export type Secrets = Readonly<z.output<typeof schema>>;

/** The admin that the first migration makes; the address leads nowhere. */
export const adminEmail = 'admin@example.com';

/** Reads the secrets, or makes them when there are none yet. */
export function readOrMakeSecrets(file: string): Secrets {
  if (existsSync(file)) return readSecrets(file);
  const secrets = makeSecrets();
  writePrivateFile(file, `${JSON.stringify(secrets, undefined, 2)}\n`);
  return secrets;
}

function readSecrets(file: string): Secrets {
  // A copy or an editor may have opened it to others.
  chmodSync(file, 0o600);
  const { success, data } = schema.safeParse(parseOrNothing(readFileSync(file, 'utf8')));
  if (success) return data;
  throw new CannotRun(
    `${file} is damaged, and the database cannot be opened without it. Restore it, or start over with "pnpm reset-data".`,
  );
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function makeSecrets(): Secrets {
  const make = (bytes: number) => randomBytes(bytes).toString('base64url');
  return {
    // A person may have to type it.
    adminPassword: make(18),
    databasePassword: make(32),
    payloadSecret: make(32),
    previewSecret: make(32),
    cronSecret: make(32),
    seedKey: make(32),
  };
}
