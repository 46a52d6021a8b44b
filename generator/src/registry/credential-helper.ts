import spawn, { SubprocessError } from 'nano-spawn';
import * as z from 'zod';
import { CannotRun } from '../issue.ts';
import type { Credentials } from './credentials.ts';

const answerSchema = z.object({ Username: z.string(), Secret: z.string() });

/**
 * Asks a program of Docker's protocol, such as `docker-credential-pass`, for a login. Undefined where
 * it has none. What it prints is never repeated: it holds the password.
 */
export async function askHelper(
  name: string,
  server: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Credentials | undefined> {
  const program = `docker-credential-${name}`;
  const answer = await run(program, server, variables);
  if (answer === undefined) return undefined;
  const { Username: username, Secret: secret } = readAnswer(program, answer);
  // The protocol's word for a secret that is no password.
  return username === '<token>' ? { identityToken: secret } : { username, password: secret };
}

async function run(
  program: string,
  server: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  // Some helpers open a browser or wait for a card; nobody is there at night.
  const env = Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const options = { stdin: { string: server }, env, timeout: 30_000 };
  try {
    return (await spawn(program, ['get'], options)).stdout;
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    if (isMissing(error)) {
      throw new CannotRun(
        `${program} is not on PATH, and Docker's configuration keeps the login for ${server} in it. Install it, or log in without it.`,
      );
    }
    if (/credentials not found/i.test(`${error.stdout}${error.stderr}`)) return undefined;
    throw new CannotRun(`${program} could not give the login for ${server}: ${endOf(error)}.`);
  }
}

function isMissing({ cause }: SubprocessError): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

function endOf({ exitCode, signalName }: SubprocessError): string {
  return signalName === undefined ? `it ended with ${exitCode ?? 'an error'}` : 'it did not end';
}

function readAnswer(program: string, text: string): z.output<typeof answerSchema> {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    throw new CannotRun(`${program} did not answer with a user and a secret.`);
  }
}
