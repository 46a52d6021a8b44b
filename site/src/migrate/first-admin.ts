import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Payload } from 'payload';
import { Refused } from './refused.ts';

const shortest = 12;

/** Makes the first account from its Secret, before anybody can reach the server. */
export async function createFirstAdmin(
  payload: Payload,
  directory: string,
  say: (line: string) => void,
): Promise<void> {
  const { totalDocs } = await payload.count({ collection: 'users' });
  if (totalDocs > 0) return;
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
  await payload.create({ collection: 'users', data: { email, password, role: 'admin' } });
  say('Created the first admin.');
}

async function readKey(directory: string, key: string): Promise<string | undefined> {
  try {
    const text = await readFile(path.join(directory, key), 'utf8');
    return text.trim();
  } catch {
    return undefined;
  }
}
