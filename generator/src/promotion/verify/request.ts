import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { Unreachable } from '../../cluster/unreachable.ts';
import { explainRequestError } from './explain-request-error.ts';

/** What a host answered, or why nothing usable came. */
export type Answer =
  | { readonly status: number; readonly location: string | undefined; readonly body: string }
  | { readonly obstacle: string };

/** Asks for one page and follows no redirect. Rejects where the network itself is missing. */
export type Request = (url: URL) => Promise<Answer>;

/** A page of a slow site takes seconds; one that takes longer is no page. */
const patience = 15_000;
/** Nothing that is judged lies further down. */
const bodyLimit = 256 * 1024;

/** Opens the network. `origin` says where a host really is; without it, where its name points. */
export function openRequest(
  origin: (host: string) => string = (host) => `https://${host}`,
  milliseconds = patience,
): Request {
  return async (url) => {
    const target = new URL(`${url.pathname}${url.search}`, origin(url.host));
    const limit = AbortSignal.timeout(milliseconds);
    let connected = false;
    try {
      return await ask(target, url.host, limit, () => {
        connected = true;
      });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const seconds = limit.aborted ? milliseconds / 1000 : undefined;
      const obstacle = explainRequestError(error, { host: url.host, connected, seconds });
      if (obstacle instanceof Unreachable) throw obstacle;
      return { obstacle };
    }
  };
}

/** A connection of its own each time: a kept one would lead to the same pod again. */
function ask(
  target: URL,
  host: string,
  signal: AbortSignal,
  onConnected: () => void,
): Promise<Answer> {
  const request = target.protocol === 'http:' ? requestPlain : requestSecure;
  return new Promise((resolve, reject) => {
    const outgoing = request(target, {
      agent: false,
      headers: { Host: host, 'User-Agent': 'web-core-verify', Accept: '*/*' },
      signal,
    });
    outgoing.on('socket', (socket) => socket.once('connect', onConnected));
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      readBody(incoming).then((body) => {
        const { statusCode = 0, headers } = incoming;
        resolve({ status: statusCode, location: headers.location, body });
      }, reject);
    });
    outgoing.end();
  });
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > bodyLimit) break;
  }
  return Buffer.concat(chunks).toString();
}
