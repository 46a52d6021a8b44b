import { CannotRun } from '../issue.ts';

export interface Question {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** Long enough for a busy registry; a night's schedule must not hang on one that is gone. */
const patience = 20_000;
const mostRedirects = 5;
/** Passing states of a busy registry. */
const passing = new Set([429, 502, 503, 504]);
const pauses = [500, 2000];

/**
 * Asks over HTTP and returns the whole answer. `mayBePlain` allows http, for a registry on this
 * machine. Neither headers nor addresses with their parameters get into an error.
 */
export async function ask(question: Question, mayBePlain: boolean): Promise<Answer> {
  for (const pause of pauses) {
    const answer = await follow(question, mayBePlain);
    if (!passing.has(answer.status)) return answer;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return follow(question, mayBePlain);
}

/** Follows redirects by hand, because each of them must keep the rules of the first address. */
async function follow(
  question: Question,
  mayBePlain: boolean,
  redirects = mostRedirects,
): Promise<Answer> {
  const { url, method, headers } = question;
  if (url.protocol !== 'https:' && !(mayBePlain && url.protocol === 'http:')) {
    throw new CannotRun(`${nameOf(url)} is not asked: without TLS anybody could answer.`);
  }
  const answer = await askOnce(question);
  const location = answer.headers.get('location');
  // What was posted holds a secret, and stays where it was posted to.
  if (![301, 302, 303, 307, 308].includes(answer.status) || method === 'POST') return answer;
  if (location === null || !URL.canParse(location, url.href) || redirects === 0) {
    throw new CannotRun(`${nameOf(url)} leads nowhere: it redirects without end or address.`);
  }
  const next = new URL(location, url);
  const kept = next.origin === url.origin ? headers : withoutAuthorization(headers);
  return follow({ ...question, url: next, headers: kept }, mayBePlain, redirects - 1);
}

async function askOnce({ url, method, headers, body }: Question): Promise<Answer> {
  try {
    const response = await fetch(url.href, {
      method,
      headers: { 'user-agent': 'web-core', ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
      ...(body && { body }),
    });
    const { status, headers: answered } = response;
    return { status, headers: answered, body: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    throw new CannotRun(`${nameOf(url)} could not be reached: ${describe(error)}.`);
  }
}

function withoutAuthorization(headers: Question['headers']): Question['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'authorization'));
}

/** The address without user and parameters, where secrets may stand. */
function nameOf({ origin, pathname }: URL): string {
  return origin + pathname;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  if (error.name === 'TimeoutError') return `no answer within ${patience / 1000} seconds`;
  const { cause } = error;
  if (!(cause instanceof Error)) return 'the connection broke';
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  return code.includes('CERT') || code.includes('SELF_SIGNED')
    ? `its certificate is not trusted (${code}). NODE_EXTRA_CA_CERTS may name a file with its authority`
    : `no connection (${code})`;
}
