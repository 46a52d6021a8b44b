import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Payload, PayloadRequest } from 'payload';
import { describeFailure } from './failure.ts';
import { Refused } from './refused.ts';
import type { Run } from './run.ts';
import { inTurn } from './turn.ts';

const shortest = 12;

interface Login {
  readonly email: string;
  readonly password: string;
}

/** Makes the first account from its Secret, before anybody can reach the server. */
export async function createFirstAdmin(
  payload: Payload,
  directory: string,
  run: Run,
): Promise<void> {
  if (await hasUsers(payload)) return;
  const login = await readLogin(directory);
  try {
    await inTurn(payload, run, async ({ req }) => {
      if (await hasUsers(payload, req)) return;
      await payload.create({ collection: 'users', data: { ...login, role: 'admin' }, req });
    });
  } catch (error) {
    throw new Refused(`the first admin could not be created: ${describeFailure(error)}`);
  }
  if (!(await hasUsers(payload))) throw new Refused('the database did not keep the first admin.');
  run.say('The first admin is there.');
}

async function hasUsers(payload: Payload, req?: PayloadRequest): Promise<boolean> {
  const { totalDocs } = await payload.count({ collection: 'users', ...(req && { req }) });
  return totalDocs > 0;
}

async function readLogin(directory: string): Promise<Login> {
  const [email, password] = await Promise.all(
    ['email', 'password'].map((key) => readKey(directory, key)),
  );
  if (!email || !password) {
    throw new Refused(
      `nobody could log in: there is no user yet, and ${directory} lacks the first admin's "email" or "password".`,
    );
  }
  if (password.length < shortest) {
    throw new Refused(`the first admin's password is shorter than ${shortest} characters.`);
  }
  return { email, password };
}

async function readKey(directory: string, key: string): Promise<string | undefined> {
  try {
    const text = await readFile(path.join(directory, key), 'utf8');
    return text.trim();
  } catch {
    return undefined;
  }
}
