import type { Api } from '../cluster/ask.ts';
import { listAt, textAt } from './fields.ts';

/** What an operator says of the Secret that it makes. */
export interface Word {
  readonly from: string;
  readonly text: string;
  readonly well: boolean;
}

interface Operator {
  readonly kind: string;
  readonly path: (namespace: string, name: string) => string;
  readonly read: (object: unknown) => Omit<Word, 'from'>;
}

/** By the kind of the provider; its object is called like the Secret that comes of it. */
const operators: Readonly<Partial<Record<string, Operator>>> = {
  sops: {
    kind: 'SopsSecret',
    path: (namespace, name) =>
      `/apis/isindir.github.com/v1alpha3/namespaces/${namespace}/sopssecrets/${name}`,
    read: (object) => {
      const text = textAt(object, 'status', 'message') ?? 'nothing yet';
      return { text, well: text === 'Healthy' };
    },
  },
  externalSecret: {
    kind: 'ExternalSecret',
    path: (namespace, name) =>
      `/apis/external-secrets.io/v1/namespaces/${namespace}/externalsecrets/${name}`,
    read: (object) => {
      const ready = listAt(object, 'status', 'conditions').find(
        (condition) => textAt(condition, 'type') === 'Ready',
      );
      const text = textAt(ready, 'message') ?? 'nothing yet';
      return { text, well: textAt(ready, 'status') === 'True' };
    },
  },
};

/** What the operator that should make a Secret says; undefined where none was asked for it. */
export async function askOperator(
  api: Api,
  provider: string,
  namespace: string,
  name: string,
): Promise<Word | undefined> {
  const operator = operators[provider];
  if (operator === undefined) return undefined;
  const answer = await api(operator.path(namespace, name));
  if (answer.kind !== 'found') return undefined;
  return { from: `its ${operator.kind}`, ...operator.read(answer.object) };
}
