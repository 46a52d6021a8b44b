import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { buildPinned } from '../../src/kustomize/go-tools.ts';

/** Google's client of registries, which has a registry inside. */
async function findCrane(): Promise<string> {
  const program = await buildPinned(
    'crane',
    'github.com/google/go-containerregistry/cmd/crane',
    (text) => {
      console.error(text);
    },
  );
  if (program === undefined) throw new Error('this test needs Go 1.24 or newer');
  return program;
}

/** Runs crane as a person would, and returns what it prints. */
export async function runCrane(
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  const env = { ...process.env, ...variables };
  const { status, stdout, stderr } = spawnSync(await findCrane(), words, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`crane ${words.join(' ')}: ${stderr}`);
  return stdout.trim();
}

/** Starts a real registry on this machine, until the test ends. Returns its host and port. */
export async function startRegistry(): Promise<string> {
  const child = spawn(await findCrane(), ['registry', 'serve', '--address', '127.0.0.1:0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const port = /serving on port (\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(`127.0.0.1:${port}`);
    });
    child.on('exit', () => {
      reject(new Error(`the registry ended: ${said}`));
    });
  });
}

/** Serves on this machine until the test ends. Returns host and port, and what was asked. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ readonly host: string; readonly asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** Passes what a gate let through on to the registry behind it, and the answer back. */
export async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  registry: string,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  const accept = headers.accept ?? '*/*';
  const answer = await fetch(`http://${registry}${url}`, { method, headers: { accept } });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

export const digestOf = (content: string) =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;

const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';

/** Pushes an image without layers, named by its author, and returns its digest. */
export async function pushImage(repository: string, tag: string, author: string): Promise<string> {
  const config = JSON.stringify({ author, architecture: 'amd64', os: 'linux', rootfs: {} });
  await pushBlob(repository, config);
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      digest: digestOf(config),
      size: config.length,
    },
    layers: [],
  });
  await pushManifest(repository, tag, manifestType, manifest);
  return digestOf(manifest);
}

/** Pushes an index over images that are there, and returns its digest. */
export async function pushIndex(
  repository: string,
  tag: string,
  digests: readonly string[],
): Promise<string> {
  const manifests = digests.map((digest) => ({ mediaType: manifestType, digest, size: 1 }));
  const index = JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests });
  await pushManifest(repository, tag, indexType, index);
  return digestOf(index);
}

async function pushBlob(repository: string, content: string): Promise<void> {
  const start = await fetch(`${apiOf(repository)}/blobs/uploads/`, { method: 'POST' });
  const location = new URL(start.headers.get('location') ?? '', start.url);
  location.searchParams.set('digest', digestOf(content));
  await expectOk(fetch(location.href, { method: 'PUT', body: content }));
}

async function pushManifest(repository: string, tag: string, type: string, content: string) {
  const headers = { 'content-type': type };
  const url = `${apiOf(repository)}/manifests/${tag}`;
  await expectOk(fetch(url, { method: 'PUT', headers, body: content }));
}

function apiOf(repository: string): string {
  const [host = '', ...path] = repository.split('/');
  return `http://${host}/v2/${path.join('/')}`;
}

async function expectOk(answer: Promise<Response>): Promise<void> {
  const { ok, status, url } = await answer;
  if (!ok) throw new Error(`${url} answered ${status}`);
}
