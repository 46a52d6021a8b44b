import { textAt } from './fields.ts';
import { missing, ok, unknown, waiting, type Step } from './step.ts';

export const examineNamespace: Step = async ({ api, instance }) => {
  const { namespace } = instance.names;
  const answer = await api(`/api/v1/namespaces/${namespace}`);
  if (answer.kind === 'forbidden') return [unknown(`the namespace ${namespace}`)];
  if (answer.kind !== 'found') {
    return [
      missing(
        `the namespace ${namespace} is not there`,
        'sync the platform: it makes every namespace, and Argo CD does not make them for the sites',
      ),
    ];
  }
  return textAt(answer.object, 'status', 'phase') === 'Terminating'
    ? [
        waiting(
          `the namespace ${namespace} is being deleted`,
          `"kubectl get namespace ${namespace} -o yaml" says what it waits for`,
        ),
      ]
    : [ok(`the namespace ${namespace} is there`)];
};
