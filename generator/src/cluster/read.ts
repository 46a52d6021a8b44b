import { CannotRun } from '../issue.ts';
import {
  describe,
  explainRefusal,
  isNotFound,
  type Asked,
  type Target,
} from './explain-refusal.ts';
import { runKubectl, type Connection } from './run-kubectl.ts';

/** The Kubernetes API, as the person or the CI job that runs this is logged in to it. */
export interface Cluster {
  /** The object as the API knows it now; undefined where it does not exist. */
  readonly get: (resource: string, namespace: string, name: string) => Promise<unknown>;
  /** Merges a patch into an object that exists. */
  readonly patch: (
    resource: string,
    namespace: string,
    name: string,
    patch: object,
  ) => Promise<void>;
}

/** Opens the cluster that kubectl talks to. Nothing is asked of it yet. */
export function openCluster(connection: Connection): Cluster {
  return {
    get: async (resource, namespace, name) => {
      const target = { resource, namespace, name };
      const answer = await runKubectl(connection, [
        ...['get', resource, name, `--namespace=${namespace}`, '--output=json'],
      ]);
      if ('output' in answer) return readObject(answer.output, describe(target));
      if (isNotFound(answer.refusal, target)) return undefined;
      throw explainRefusal(answer.refusal, asked(target), connection);
    },
    patch: async (resource, namespace, name, patch) => {
      const target = { resource, namespace, name };
      const answer = await runKubectl(connection, [
        ...['patch', resource, name, `--namespace=${namespace}`, '--output=name'],
        ...['--type=merge', `--patch=${JSON.stringify(patch)}`],
      ]);
      if ('output' in answer) return;
      if (isNotFound(answer.refusal, target)) {
        throw new CannotRun(`${describe(target)} does not exist, so nothing was changed there.`);
      }
      throw explainRefusal(answer.refusal, asked(target), connection);
    },
  };
}

function asked(target: Target): Asked {
  return { what: describe(target), kind: target.resource };
}

function readObject(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CannotRun(`kubectl printed no JSON for ${what}.`);
  }
}
