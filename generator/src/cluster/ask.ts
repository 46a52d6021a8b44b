import { isMap } from '../is-map.ts';
import { CannotRun } from '../issue.ts';
import { explainRefusal } from './explain-refusal.ts';
import { runKubectl, type Connection } from './run-kubectl.ts';

/** What the Kubernetes API said to one request. */
export type Answer =
  | { readonly kind: 'found'; readonly object: Record<string, unknown> }
  | { readonly kind: 'absent' }
  /** The cluster has no such kind: whoever brings it is not installed. */
  | { readonly kind: 'unheard of' }
  | { readonly kind: 'forbidden' };

/** Reads a path of the Kubernetes API: `/api/v1/namespaces/web-shop-dev`. */
export type Api = (path: string) => Promise<Answer>;

/** The API of a cluster, where a refusal to one request is an answer. Nothing is asked of it yet. */
export function openApi(connection: Connection): Api {
  return async (path) => {
    const answer = await runKubectl(connection, ['get', '--raw', path]);
    if ('output' in answer) return { kind: 'found', object: parseObject(answer.output, path) };
    const { refusal } = answer;
    if (refusal.includes('could not find the requested resource')) return { kind: 'unheard of' };
    if (refusal.includes('(NotFound)')) return { kind: 'absent' };
    if (refusal.includes('(Forbidden)')) return { kind: 'forbidden' };
    throw explainRefusal(refusal, { what: path, kind: path }, connection);
  };
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
