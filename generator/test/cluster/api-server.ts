import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { mergePatch } from './merge-patch.ts';

/** As much of the Kubernetes API as kubectl needs, on loopback, for one test. */
export interface ApiServer {
  readonly kubeconfig: string;
  /** The objects by their path in the API; a test may change them. */
  readonly objects: Map<string, unknown>;
  /** What was patched, in order. */
  readonly patches: { readonly path: string; readonly patch: unknown }[];
  /** Answers every request with this instead of the truth. */
  refuse: Refusal | undefined;
}

export interface Refusal {
  readonly code: number;
  readonly reason: string;
  readonly message: string;
  /** Whether questions for the API's own shape are refused too, as a missing login is. */
  readonly everywhere?: boolean;
}

export interface ApiOptions {
  /** Whether Argo CD is installed there. */
  readonly argocd?: boolean;
  /** Credentials of the only user in the kubeconfig. */
  readonly token?: string;
}

const groups: Readonly<Record<string, { version: string; plural: string; kind: string }>> = {
  apps: { version: 'v1', plural: 'deployments', kind: 'Deployment' },
  'networking.k8s.io': { version: 'v1', plural: 'ingresses', kind: 'Ingress' },
  'argoproj.io': { version: 'v1alpha1', plural: 'applications', kind: 'Application' },
};

/** Every other namespace is there. */
export const missingNamespace = 'web-gone-dev';

export function deploymentPath(namespace: string, name: string): string {
  return `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`;
}

export function applicationPath(namespace: string, name: string): string {
  return `/apis/argoproj.io/v1alpha1/namespaces/${namespace}/applications/${name}`;
}

export async function startApi({
  argocd = true,
  token = 'a-token',
}: ApiOptions = {}): Promise<ApiServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'web core cluster '));
  const kubeconfig = path.join(folder, 'kubeconfig');
  const api: ApiServer = { kubeconfig, objects: new Map(), patches: [], refuse: undefined };
  const shape = describeShape(
    Object.keys(groups).filter((group) => argocd || group !== 'argoproj.io'),
  );
  const server = createServer((request, response) => {
    void answer(api, shape, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  writeKubeconfig(kubeconfig, `http://127.0.0.1:${port}`, { token });
  keepCacheIn(folder);
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    // A kubectl that was left behind may still write into its cache.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });
  return api;
}

/** Writes how kubectl gets to a server. JSON is YAML. */
export function writeKubeconfig(file: string, server: string, user: object): void {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: { server } }],
    users: [{ name: 'test', user }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    'current-context': 'test',
  };
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
}

/** Kubectl remembers the shape of an API by its address, and the next test may get the same port. */
function keepCacheIn(folder: string): void {
  const before = { HOME: process.env.HOME, KUBECACHEDIR: process.env.KUBECACHEDIR };
  Object.assign(process.env, { HOME: folder, KUBECACHEDIR: path.join(folder, 'cache') });
  onTestFinished(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  });
}

async function answer(
  api: ApiServer,
  shape: ReadonlyMap<string, unknown>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://cluster');
  const known = shape.get(pathname);
  const { refuse } = api;
  if (refuse !== undefined && (known === undefined || refuse.everywhere === true)) {
    send(response, refuse.code, describeStatus(refuse));
  } else if (known !== undefined) {
    send(response, 200, known);
  } else if (pathname.startsWith('/api/v1/namespaces/')) {
    const name = pathname.split('/').at(-1) ?? '';
    if (name === missingNamespace) send(response, 404, describeMissing('namespaces', name));
    else send(response, 200, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  } else if (!api.objects.has(pathname)) {
    const [, , group = '', , , , plural = '', name = ''] = pathname.split('/');
    send(response, 404, describeMissing(`${plural}.${group}`, name));
  } else {
    if (request.method === 'PATCH') {
      const patch: unknown = JSON.parse(await readText(request));
      api.patches.push({ path: pathname, patch });
      api.objects.set(pathname, mergePatch(api.objects.get(pathname), patch));
    }
    send(response, 200, api.objects.get(pathname));
  }
}

function describeShape(names: readonly string[]): ReadonlyMap<string, unknown> {
  const known = names.flatMap((name) => {
    const group = groups[name];
    return group === undefined ? [] : [{ name, ...group }];
  });
  return new Map<string, unknown>([
    ['/version', { major: '1', minor: '32', gitVersion: 'v1.32.0' }],
    ['/api', { kind: 'APIVersions', versions: ['v1'] }],
    ['/api/v1', { kind: 'APIResourceList', groupVersion: 'v1', resources: [] }],
    [
      '/apis',
      {
        kind: 'APIGroupList',
        apiVersion: 'v1',
        groups: known.map(({ name, version }) => {
          const preferred = { groupVersion: `${name}/${version}`, version };
          return { name, versions: [preferred], preferredVersion: preferred };
        }),
      },
    ],
    ...known.map(({ name, version, plural, kind }): [string, unknown] => [
      `/apis/${name}/${version}`,
      {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: `${name}/${version}`,
        resources: [
          {
            name: plural,
            singularName: '',
            namespaced: true,
            kind,
            verbs: ['get', 'list', 'patch'],
          },
        ],
      },
    ]),
  ]);
}

function describeMissing(resource: string, name: string): unknown {
  const message = `${resource} "${name}" not found`;
  return describeStatus({ code: 404, reason: 'NotFound', message });
}

function describeStatus({ code, reason, message }: Refusal): unknown {
  return { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message };
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function send(response: ServerResponse, code: number, body: unknown): void {
  response.writeHead(code, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
