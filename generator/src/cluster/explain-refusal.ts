import { CannotRun } from '../issue.ts';
import { orElse, type Connection } from './run-kubectl.ts';
import { Unreachable } from './unreachable.ts';

/** One object of the cluster, as kubectl names it. */
export interface Target {
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
}

/** What kubectl was asked for, in words. */
export interface Asked {
  readonly what: string;
  readonly kind: string;
}

interface Explanation {
  readonly signs: RegExp;
  /** `other` ends an advice: how the command does without a cluster. */
  readonly explain: (words: string, other: string, asked: Asked) => CannotRun;
}

/** The first whose signs kubectl's words show; a login comes before the network that it is asked over. */
const explanations: readonly Explanation[] = [
  {
    // Without any credentials kubectl asks for a name, and nobody is there to type one.
    signs:
      /\(Unauthorized\)|must be logged in|provide credentials|getting credentials|exec plugin|^error: EOF$/m,
    explain: (words, other) =>
      new CannotRun(
        `kubectl is not logged in to the cluster: log in and run it again${other}. It said: ${words}`,
      ),
  },
  {
    signs: /\(Forbidden\)/,
    explain: (words, other, { what }) =>
      new CannotRun(
        `this login may not use ${what}: have somebody grant it${other}. It said: ${words}`,
      ),
  },
  {
    signs: /doesn't have a resource type|could not find the requested resource|no matches for kind/,
    explain: (_, __, { kind }) =>
      new CannotRun(
        `the cluster that kubectl talks to knows no ${kind}: choose the cluster in which Argo CD runs ("kubectl config get-contexts").`,
      ),
  },
  {
    signs: /localhost:8080|no configuration has been provided/,
    explain: (_, other) =>
      new CannotRun(`kubectl knows no cluster: log in to it or set KUBECONFIG${other}.`),
  },
  {
    signs:
      /context .* does not exist|no context exists|error loading config|no such file or directory/,
    explain: (words) =>
      new CannotRun(`kubectl cannot use its configuration; mend KUBECONFIG. It said: ${words}`),
  },
  {
    signs: /x509:|tls: /,
    explain: (words) =>
      new CannotRun(
        `kubectl does not trust the cluster's certificate: check its address and its authority in KUBECONFIG. It said: ${words}`,
      ),
  },
  {
    signs:
      /Unable to connect|was refused|no such host|i\/o timeout|deadline exceeded|Client\.Timeout|connection reset|unexpected EOF|: EOF|\((?:ServiceUnavailable|InternalError|Timeout|ServerTimeout|TooManyRequests)\)|unable to handle the request/,
    explain: (words, other) =>
      new Unreachable(
        `the cluster does not answer: check the network or the VPN and run it again${other}. It said: ${words}`,
      ),
  },
];

/** Whether the API knows no such object, which is an answer and not a refusal. */
export function isNotFound(refusal: string, { namespace, name }: Target): boolean {
  // Where the object is missing, kubectl looks whether its namespace is, and tells of that instead.
  const missing = [`"${name}" not found`, `namespaces "${namespace}" not found`];
  return refusal.includes('(NotFound)') && missing.some((words) => refusal.includes(words));
}

/** Why kubectl refused and what a person does about it. */
export function explainRefusal(
  refusal: string,
  asked: Asked,
  { otherwise }: Connection,
): CannotRun {
  const words = wordsOf(refusal);
  const known = explanations.find(({ signs }) => signs.test(refusal));
  return (
    known?.explain(words, orElse(otherwise), asked) ??
    new CannotRun(`kubectl could not use ${asked.what}: ${words}`)
  );
}

export function describe({ resource, namespace, name }: Target): string {
  return `${resource} "${name}" in the namespace ${namespace}`;
}

/** What kubectl said, without the log lines before it and the advice after it. */
function wordsOf(refusal: string): string {
  const lines = refusal.split('\n').filter((line) => line.trim() !== '');
  const spoken = lines.filter((line) => !/^[EWIF]\d{4} /.test(line));
  const verdict = spoken.find((line) => /^(?:error|Error|Unable|The connection)/.test(line));
  return (verdict ?? spoken.at(-1) ?? lines.at(-1) ?? 'nothing').trim();
}
