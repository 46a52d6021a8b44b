import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSocket, type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A web server on loopback that stands for whatever answers a host. */
export interface Site {
  readonly origin: string;
  /** What was asked, as `host path`. */
  readonly asked: string[];
}

export type Handler = (
  path: string,
  response: ServerResponse,
  request: IncomingMessage,
) => void | Promise<void>;

/** Starts a server that the test ends, with all that hangs on it. */
export async function startSite(handle: Handler): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(`${request.headers.host ?? ''} ${path}`);
    void handle(path, response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, asked };
}

/** A healthy site of ours in a release: its pages, its login, and its health. */
export function serveRelease(release: string | undefined): Handler {
  return (path, response) => {
    if (path === '/healthz') {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ status: 'ok', release: release ?? null }));
    } else if (path === '/admin') {
      response.writeHead(307, { Location: '/admin/login?redirect=%2Fadmin' }).end();
    } else {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><p>Hello');
    }
  };
}

/** The handler of a site, but for some paths. */
export function serveBut(release: string, others: Readonly<Record<string, Handler>>): Handler {
  const usual = serveRelease(release);
  return (path, response, request) => (others[path] ?? usual)(path, response, request);
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createSocket();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
