import { isMap } from '../is-map.ts';
import { at, listAt, textAt } from './fields.ts';
import { waiting, type Finding, type Patient } from './step.ts';

/** Who writes a new edition of the Secrets, and how a person hears from them; by the kind of the provider. */
const writers: Readonly<Partial<Record<string, { readonly kind: string; readonly word: string }>>> =
  {
    sops: { kind: 'sopssecret', word: 'SopsSecret' },
    externalSecret: { kind: 'externalsecret', word: 'ExternalSecret' },
  };

/**
 * The keys that the pods of a workload wait for. The kubelet starts none of them while a Secret lacks
 * a key that they refer to by name, and they refer so to their edition of the Secrets.
 */
export async function findAwaitedKeys(
  { api, instance }: Patient,
  workload: unknown,
): Promise<Finding[]> {
  const { namespace } = instance.names;
  const findings: Finding[] = [];
  for (const [name, keys] of referencesOf(workload)) {
    const secret = await api(`/api/v1/namespaces/${namespace}/secrets/${name}`);
    // Whether it is there at all is told with the Secrets.
    if (secret.kind !== 'found') continue;
    const data = at(secret.object, 'data');
    const absent = keys.filter((key) => !isMap(data) || !(key in data));
    if (absent.length === 0) continue;
    const writer = writers[instance.secretProvider.kind];
    findings.push(
      waiting(
        `new pods wait for ${absent.join(', ')}, which the Secret ${namespace}/${name} does not have yet`,
        writer === undefined
          ? `nobody writes it any more: "argocd app sync ${instance.names.application}" lets go of it`
          : `its ${writer.word} writes it: "kubectl -n ${namespace} describe ${writer.kind} ${name}" says why it did not`,
      ),
    );
  }
  return findings;
}

/** The keys that a workload's pods cannot start without, by their Secret. */
function referencesOf(workload: unknown): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  const pod = ['spec', 'template', 'spec'] as const;
  const variables = listAt(workload, ...pod, 'containers').flatMap((each) => listAt(each, 'env'));
  for (const variable of variables) {
    const reference = at(variable, 'valueFrom', 'secretKeyRef');
    const [name, key] = [textAt(reference, 'name'), textAt(reference, 'key')];
    if (name === undefined || key === undefined || at(reference, 'optional') === true) continue;
    keys.set(name, [...(keys.get(name) ?? []), key]);
  }
  return keys;
}
