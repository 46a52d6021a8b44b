import spawn, { SubprocessError } from 'nano-spawn';
import { CannotRun } from '../issue.ts';
import { Unreachable } from './unreachable.ts';

/** Which cluster is meant; without either, the one that kubectl itself would take. */
export interface Connection {
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
  /** How the command does without a cluster, where it can: `run it with --http-only`. */
  readonly otherwise?: string | undefined;
}

/** What kubectl printed, or the words in which it refused. */
export type Answer = { readonly output: string } | { readonly refusal: string };

/** For the API to answer; a login that wants a browser would wait for a person for ever. */
const requestPatience = 10;
const processPatience = 45_000;

/** Runs kubectl; a refusal is a value, because only the caller knows what was asked. */
export async function runKubectl(
  { kubeconfig, context, otherwise }: Connection,
  args: readonly string[],
): Promise<Answer> {
  const connection = [
    `--request-timeout=${requestPatience}s`,
    ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
    ...(context === undefined ? [] : [`--context=${context}`]),
  ];
  try {
    const { stdout } = await spawn('kubectl', [...args, ...connection], {
      stdin: 'ignore',
      timeout: processPatience,
      // Its words are read below, so they must be the English ones.
      env: { LC_ALL: 'C', LANG: 'C' },
    });
    return { output: stdout };
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    if (isMissing(error)) {
      throw new CannotRun(
        `kubectl could not be found. Install it and log in to the cluster${orElse(otherwise)}.`,
      );
    }
    if (error.signalName !== undefined) {
      throw new Unreachable(`kubectl did not end within ${processPatience / 1000} s.`);
    }
    return { refusal: error.stderr };
  }
}

/** The end of an advice. */
export function orElse(otherwise: string | undefined): string {
  return otherwise === undefined ? '' : `, or ${otherwise}`;
}

function isMissing({ cause }: SubprocessError): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
