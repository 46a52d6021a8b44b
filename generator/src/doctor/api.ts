import spawn, { SubprocessError } from 'nano-spawn';
import { isMap } from '../is-map.ts';
import { CannotRun } from '../issue.ts';

/** What the Kubernetes API said to one request. */
export type Answer =
  | { readonly kind: 'found'; readonly object: Record<string, unknown> }
  | { readonly kind: 'absent' }
  | { readonly kind: 'forbidden' };

/** Reads a path of the Kubernetes API: `/api/v1/namespaces/web-shop-dev`. */
export type Api = (path: string) => Promise<Answer>;

/** For the API to answer; a login that wants a browser would wait for a person for ever. */
const patience = ['--request-timeout=10s'];
const processPatience = 45_000;

/** The API of the cluster that kubectl talks to, as the person who runs this is logged in to it. */
export function openApi(context: string | undefined): Api {
  const options = context === undefined ? patience : [...patience, `--context=${context}`];
  return async (path) => {
    try {
      const { stdout } = await spawn('kubectl', ['get', '--raw', path, ...options], {
        stdin: 'ignore',
        timeout: processPatience,
        // Its words are read below, so they must be the English ones.
        env: { LC_ALL: 'C', LANG: 'C' },
      });
      return { kind: 'found', object: parseObject(stdout, path) };
    } catch (error) {
      if (!(error instanceof SubprocessError)) throw error;
      return explain(error);
    }
  };
}

function explain(error: SubprocessError): Answer {
  if (error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'ENOENT') {
    throw new CannotRun('kubectl could not be found. Install it and log in to the cluster.');
  }
  if (error.stderr.includes('(NotFound)')) return { kind: 'absent' };
  if (error.stderr.includes('could not find the requested resource')) return { kind: 'absent' };
  if (error.stderr.includes('(Forbidden)')) return { kind: 'forbidden' };
  const words = error.stderr.trim().split('\n').at(-1) ?? '';
  throw new CannotRun(
    `the cluster does not answer: check the login, the context and the network. kubectl said: ${words || 'nothing'}`,
  );
}

function parseObject(text: string, path: string): Record<string, unknown> {
  try {
    const object: unknown = JSON.parse(text);
    if (isMap(object)) return object;
  } catch {
    // Told below, like everything else that is no object.
  }
  throw new CannotRun(`the cluster answered ${path} with something that is no object.`);
}

/** The value at a path inside an object; undefined where the way ends. */
export function at(object: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), object);
}

export function textAt(object: unknown, ...path: readonly string[]): string | undefined {
  const value = at(object, ...path);
  return typeof value === 'string' ? value : undefined;
}

export function numberAt(object: unknown, ...path: readonly string[]): number {
  const value = at(object, ...path);
  return typeof value === 'number' ? value : 0;
}

export function listAt(object: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = at(object, ...path);
  return Array.isArray(value) ? value : [];
}
