import * as z from 'zod';
import { CannotRun } from '../issue.ts';
import { ask, type Answer } from './ask.ts';
import { parseChallenges, type Challenge } from './challenge.ts';
import type { Credentials } from './credentials.ts';
import type { ImageName } from './image-name.ts';

const tokenSchema = z.object({
  token: z.string().min(1).optional(),
  access_token: z.string().min(1).optional(),
});

/**
 * What to put into `Authorization` after a registry asked for it; undefined where it asks for
 * nothing that these credentials could give.
 */
export async function authorize(
  challenged: Answer,
  image: ImageName,
  credentials: Credentials | undefined,
): Promise<string | undefined> {
  const challenges = parseChallenges(challenged.headers.get('www-authenticate') ?? '');
  const wants = (scheme: string) => challenges.find((challenge) => challenge.scheme === scheme);
  if (credentials && 'registryToken' in credentials) return `Bearer ${credentials.registryToken}`;
  const bearer = wants('bearer');
  if (bearer) return `Bearer ${await fetchToken(bearer, image, credentials)}`;
  if (wants('basic') && credentials && 'password' in credentials) return basic(credentials);
  return undefined;
}

/** Buys a token for reading this one repository, where the registry says that they are sold. */
async function fetchToken(
  { parameters }: Challenge,
  image: ImageName,
  credentials: Credentials | undefined,
): Promise<string> {
  const { realm = '', service, scope = `repository:${image.repository}:pull` } = parameters;
  if (!URL.canParse(realm)) {
    throw new CannotRun(`${image.registry} does not say where it gives tokens.`);
  }
  const wish = { ...(service && { service }), scope };
  const answer = await askForToken(new URL(realm), wish, image, credentials);
  if (answer.status === 401 || answer.status === 403) throw refused(image, answer.status);
  const token = readToken(answer);
  if (token !== undefined) return token;
  throw new CannotRun(
    `${image.registry} wants a token, and ${new URL(realm).host} gave none (status ${answer.status}). Try again later.`,
  );
}

function askForToken(
  url: URL,
  wish: Readonly<Record<string, string>>,
  { isLoopback }: ImageName,
  credentials: Credentials | undefined,
): Promise<Answer> {
  if (credentials && 'identityToken' in credentials) {
    const body = new URLSearchParams({
      ...wish,
      grant_type: 'refresh_token',
      client_id: 'web-core',
      refresh_token: credentials.identityToken,
    });
    return ask({ method: 'POST', url, headers: {}, body }, isLoopback);
  }
  for (const [name, value] of Object.entries(wish)) url.searchParams.set(name, value);
  const hasPassword = credentials !== undefined && 'password' in credentials;
  const headers: Record<string, string> = hasPassword ? { authorization: basic(credentials) } : {};
  return ask({ method: 'GET', url, headers }, isLoopback);
}

function readToken({ status, body }: Answer): string | undefined {
  if (status !== 200) return undefined;
  try {
    const { token, access_token } = tokenSchema.parse(JSON.parse(Buffer.from(body).toString()));
    return token ?? access_token;
  } catch {
    return undefined;
  }
}

function basic({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** The registry knows us, or wants to, and does not let us read. */
export function refused({ registry, repository }: ImageName, status: number): CannotRun {
  return new CannotRun(
    `${registry} does not let us read ${repository} (status ${status}). Log in with an account that may: docker login ${registry}`,
  );
}
