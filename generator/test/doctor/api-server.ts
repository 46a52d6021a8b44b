import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { writeFiles } from '../workspace.ts';

/** What the API holds, by path; a number is a refusal with that status. */
export type Recorded = Readonly<Record<string, object | number>>;

const reasons: Readonly<Record<number, string>> = { 403: 'Forbidden', 404: 'NotFound' };

/**
 * Serves recorded answers on the loopback as a Kubernetes API does, and points kubectl at them until
 * the test ends. Returns the paths that were asked for.
 */
export async function serveApi(root: string, recorded: Recorded): Promise<string[]> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    // kubectl adds how long it waits.
    const url = decodeURIComponent(request.url ?? '').replace(/[?&]timeout=\d+s/, '');
    asked.push(`${request.method} ${url}`);
    const answer = recorded[url] ?? 404;
    const status = typeof answer === 'number' ? answer : 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(typeof answer === 'number' ? refusal(answer, url) : answer));
  });
  const port = await listen(server);
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  useCluster(root, port);
  return asked;
}

/** Points kubectl at a port of this machine, where somebody may or may not listen. */
export function useCluster(root: string, port: number): void {
  const cluster = { name: 'test', cluster: { server: `http://127.0.0.1:${port}` } };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [cluster],
    users: [{ name: 'test', user: { token: 'of-the-test' } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    'current-context': 'test',
  };
  writeFiles(root, { 'kubeconfig.json': JSON.stringify(config) });
  const before = process.env.KUBECONFIG;
  process.env.KUBECONFIG = path.join(root, 'kubeconfig.json');
  onTestFinished(() => {
    if (before === undefined) delete process.env.KUBECONFIG;
    else process.env.KUBECONFIG = before;
  });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function refusal(status: number, url: string): object {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: `"${url}" was refused`,
    reason: reasons[status] ?? 'InternalError',
    code: status,
  };
}
