import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import spawn from 'nano-spawn';
import { builtTools } from '../../src/paths.ts';

const source = path.join(import.meta.dirname, 'api-server');

/** The real kube-apiserver with its etcd in one program, built from pinned Go modules, once. */
export async function buildApiServer(): Promise<string> {
  const file = path.join(builtTools, `api-server-${versionOfSource()}`);
  if (existsSync(file)) return file;
  console.error('Building the Kubernetes API server from its pinned Go modules, once …');
  mkdirSync(builtTools, { recursive: true });
  const temporary = `${file}.${process.pid}`;
  // A release's build tells it its version, which a module does not, and leaves debugging out.
  const told = `-ldflags=-s -w -X k8s.io/component-base/version.gitVersion=${findVersion()}`;
  await spawn('go', ['build', '-C', source, told, '-o', temporary, '.'], {
    env: { CGO_ENABLED: '0' },
  });
  renameSync(temporary, file);
  return file;
}

function findVersion(): string {
  const [, version] =
    /^\tk8s\.io\/kubernetes (v\S+)$/m.exec(readFileSync(path.join(source, 'go.mod'), 'utf8')) ?? [];
  if (version === undefined) throw new Error('go.mod pins no k8s.io/kubernetes');
  return version;
}

function versionOfSource(): string {
  const names = readdirSync(source).toSorted();
  const text = names.map((name) => readFileSync(path.join(source, name), 'utf8')).join('\0');
  return hash('sha1', text).slice(0, 12);
}
