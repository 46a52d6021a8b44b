import diagnostics from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { findClientAddress } from './client-address.ts';
import { enterRequest, type CurrentRequest } from './current-request.ts';
import { describePath } from './describe-path.ts';
import { chooseRequestId } from './request-id.ts';

/** How a request ended. */
export interface Ended extends CurrentRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  /** Whoever asked went away before the answer was complete. */
  readonly aborted: boolean;
}

export interface Watch {
  readonly trustedProxies: number;
  /** The port of another server of this process. */
  readonly exceptPort: number | undefined;
}

interface Message {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Gives each request of the server its id, before Next.js sees it, and tells how it ended. Node.js tells
 * of every request on a channel, so this needs no server of its own around that of Next.js.
 */
export function watchRequests(
  tell: (ended: Ended) => void,
  { trustedProxies, exceptPort }: Watch,
): void {
  diagnostics.subscribe('http.server.request.start', (message) => {
    const { request, response } = message as Message;
    if (request.socket.localPort === exceptPort) return;
    const started = performance.now();
    const current = describeRequest(request, trustedProxies);
    request.headers['x-request-id'] = current.id;
    response.setHeader('X-Request-Id', current.id);
    response.once('close', () => {
      tell({
        ...current,
        method: request.method ?? '',
        path: describePath(request.url ?? ''),
        status: response.statusCode,
        milliseconds: Math.round(performance.now() - started),
        aborted: !response.writableFinished,
      });
    });
    enterRequest(current);
  });
}

function describeRequest(
  { headers, socket }: IncomingMessage,
  trustedProxies: number,
): CurrentRequest {
  const forwardedFor = headers['x-forwarded-for'];
  return {
    id: chooseRequestId(headers['x-request-id']),
    clientAddress: findClientAddress(
      Array.isArray(forwardedFor) ? forwardedFor.join() : forwardedFor,
      socket.remoteAddress,
      trustedProxies,
    ),
  };
}
