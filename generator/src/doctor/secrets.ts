import { isMap } from '../is-map.ts';
import { at, textAt, type Api } from './api.ts';
import { missing, ok, unknown, type Finding, type NeededSecret, type Step } from './step.ts';

/** Every Secret and its keys. Values come with the answer of the API and go no further than here. */
export const examineSecrets: Step = async ({ api, instance, secrets }) => {
  const { site, environment, secretProvider } = instance;
  const sealed = secretProvider.kind === 'sops';
  const cure = sealed
    ? `run "pnpm secrets init ${site} ${environment.name}" and merge what it writes`
    : `make it: "pnpm sites show ${site} ${environment.name}" lists its keys`;
  const findings: Finding[] = [];
  for (const secret of secrets) {
    const finding = await examine(api, secret, sealed, cure);
    if (finding !== undefined) findings.push(finding);
  }
  if (findings.length > 0) return findings;
  return [ok(`all ${secrets.filter(({ optional }) => !optional).length} Secrets have their keys`)];
};

async function examine(
  api: Api,
  { namespace, name, keys, optional }: NeededSecret,
  sealed: boolean,
  cure: string,
): Promise<Finding | undefined> {
  const title = `the Secret ${namespace}/${name}`;
  const answer = await api(`/api/v1/namespaces/${namespace}/secrets/${name}`);
  if (answer.kind === 'forbidden') return unknown(title);
  if (answer.kind === 'found') {
    const data = at(answer.object, 'data');
    const there = isMap(data) ? Object.keys(data) : [];
    const absent = keys.filter((key) => !there.includes(key));
    return absent.length === 0 ? undefined : missing(`${title} lacks ${absent.join(', ')}`, cure);
  }
  if (optional) return undefined;
  const words = sealed ? await wordsOfOperator(api, namespace, name) : undefined;
  return words === undefined
    ? missing(`${title} is not there`, cure)
    : missing(
        `${title} is not there: its SopsSecret says "${words}"`,
        'docs/secrets.md tells what that means',
      );
}

/** What the operator says that should have made a Secret. */
async function wordsOfOperator(
  api: Api,
  namespace: string,
  name: string,
): Promise<string | undefined> {
  const path = `/apis/isindir.github.com/v1alpha3/namespaces/${namespace}/sopssecrets/${name}`;
  const answer = await api(path);
  if (answer.kind !== 'found') return undefined;
  return textAt(answer.object, 'status', 'message') ?? 'nothing yet';
}
