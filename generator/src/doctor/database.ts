import { namespacedCluster } from '../model/connections.ts';
import { numberAt, textAt } from './fields.ts';
import { missing, ok, unknown, waiting, type Step } from './step.ts';

/** What CloudNativePG calls a cluster with which all is well. */
const healthy = 'Cluster in healthy state';

export const examineDatabase: Step = async ({ api, instance, databases }) => {
  const { names, database } = instance;
  const own = database.kind === 'namespace';
  const namespace = own ? names.namespace : databases;
  const name = own ? namespacedCluster : names.databaseCluster;
  const title = `the database ${namespace}/${name}`;
  const path = `/apis/postgresql.cnpg.io/v1/namespaces/${namespace}/clusters/${name}`;
  const answer = await api(path);
  if (answer.kind === 'forbidden') return [unknown(title)];
  if (answer.kind === 'unheard of') {
    return [
      missing('the cluster knows no databases', 'install CloudNativePG, whose operator runs them'),
    ];
  }
  if (answer.kind === 'absent') {
    return [
      missing(
        `${title} is not there`,
        own
          ? `"argocd app sync ${names.application}" makes it`
          : 'sync the platform: it runs the databases',
      ),
    ];
  }
  const phase = textAt(answer.object, 'status', 'phase') ?? 'nothing yet';
  const [ready, wanted] = [
    numberAt(answer.object, 'status', 'readyInstances'),
    numberAt(answer.object, 'spec', 'instances'),
  ];
  if (phase === healthy && ready >= Math.max(wanted, 1)) {
    return [ok(`${title} is ready: ${ready} of ${wanted}`)];
  }
  return [
    waiting(
      `${title} is not ready: ${ready} of ${wanted}, "${phase}"`,
      `"kubectl -n ${namespace} describe cluster ${name}" and its pods say why; it waits for its initdb Secret first`,
    ),
  ];
};
