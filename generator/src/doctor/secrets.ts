import { isMap } from '../is-map.ts';
import { at } from './fields.ts';
import { askOperator } from './operator.ts';
import {
  missing,
  ok,
  unknown,
  type Finding,
  type NeededSecret,
  type Patient,
  type Step,
} from './step.ts';

/** Every Secret and its keys. Values come with the answer of the API and go no further than here. */
export const examineSecrets: Step = async (patient) => {
  const findings: Finding[] = [];
  for (const secret of patient.secrets) {
    const finding = await examine(patient, secret);
    if (finding !== undefined) findings.push(finding);
  }
  if (findings.length > 0) return findings;
  const needed = patient.secrets.filter(({ optional }) => !optional);
  return [ok(`all ${needed.length} Secrets have their keys`)];
};

async function examine(
  { api, instance }: Patient,
  { namespace, name, keys, optional }: NeededSecret,
): Promise<Finding | undefined> {
  const { site, environment, secretProvider } = instance;
  const title = `the Secret ${namespace}/${name}`;
  const answer = await api(`/api/v1/namespaces/${namespace}/secrets/${name}`);
  if (answer.kind === 'forbidden') return unknown(title);
  const data = answer.kind === 'found' ? at(answer.object, 'data') : undefined;
  const absent = keys.filter((key) => !isMap(data) || !(key in data));
  const word = await askOperator(api, secretProvider.kind, namespace, name);
  if (word?.well === false) {
    const state = answer.kind === 'found' ? 'may be out of date' : 'is not there';
    return missing(
      `${title} ${state}: ${word.from} says "${word.text}"`,
      'docs/secrets.md tells what that means',
    );
  }
  const cure =
    secretProvider.kind === 'sops'
      ? `run "pnpm secrets init ${site} ${environment.name}" and merge what it writes`
      : `make it: "pnpm sites show ${site} ${environment.name}" lists its keys`;
  if (answer.kind === 'found') {
    return absent.length === 0 ? undefined : missing(`${title} lacks ${absent.join(', ')}`, cure);
  }
  return optional ? undefined : missing(`${title} is not there`, cure);
}
