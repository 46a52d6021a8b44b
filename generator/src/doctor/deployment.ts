import type { Answer } from '../cluster/ask.ts';
import { findAwaitedKeys } from './awaited-keys.ts';
import { listAt, numberAt, textAt } from './fields.ts';
import { findStalePods } from './stale-pods.ts';
import { missing, ok, unknown, waiting, type Finding, type Patient, type Step } from './step.ts';

/** The migration runs in every sync before the server; its Job is removed a day later. */
export const examineMigration: Step = async (patient) => {
  const { namespace } = patient.instance.names;
  const job = await patient.api(`/apis/batch/v1/namespaces/${namespace}/jobs/web-migrate`);
  const logs = `"kubectl -n ${namespace} logs job/web-migrate" says why`;
  if (job.kind === 'forbidden') return [unknown(`the Job ${namespace}/web-migrate`)];
  if (job.kind === 'found') {
    const conditions = listAt(job.object, 'status', 'conditions');
    if (conditions.some((each) => isTrue(each, 'Failed'))) {
      return [missing('the migration failed, so the server was not rolled out', logs)];
    }
    if (numberAt(job.object, 'status', 'succeeded') > 0) return [ok('the migration succeeded')];
    const awaited = await findAwaitedKeys(patient, job.object);
    if (awaited.length > 0) return awaited;
    return [waiting('the migration runs, or waits for the database or a Secret', logs)];
  }
  const deployment = await readDeployment(patient);
  return isReady(deployment)
    ? [ok('the migration ran more than a day ago: the server is ready, so its schema is there')]
    : [
        missing(
          'the migration did not run',
          `"argocd app sync ${patient.instance.names.application}" runs it before the server`,
        ),
      ];
};

/** The server. */
export const examineRollout: Step = async (patient) => {
  const { namespace } = patient.instance.names;
  const title = `the Deployment ${namespace}/web`;
  const answer = await readDeployment(patient);
  if (answer.kind === 'forbidden') return [unknown(title)];
  if (answer.kind !== 'found') {
    return [
      missing(
        `${title} is not there`,
        'it comes after the migration: mend what stands above first',
      ),
    ];
  }
  const { object } = answer;
  if (numberAt(object, 'spec', 'replicas') === 0) return [await describeZero(patient, title)];
  if (isReady(answer)) {
    const stale = await findStalePods(patient, object);
    const ready = numberAt(object, 'status', 'availableReplicas');
    return stale.length > 0 ? stale : [ok(`${title} is rolled out: ${ready} ready`)];
  }
  const awaited = await findAwaitedKeys(patient, object);
  if (awaited.length > 0) return awaited;
  const conditions = listAt(object, 'status', 'conditions');
  const stuck = conditions.find(
    (each) => textAt(each, 'type') === 'Progressing' && textAt(each, 'status') === 'False',
  );
  const why = `"kubectl -n ${namespace} describe pods -l app.kubernetes.io/name=web" says why`;
  return stuck === undefined
    ? [waiting(`${title} is being rolled out`, why)]
    : [missing(`${title} does not come up: ${textAt(stuck, 'message') ?? 'no reason given'}`, why)];
};

async function describeZero({ api, instance }: Patient, title: string): Promise<Finding> {
  const { namespace } = instance.names;
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments?labelSelector=dev.okteto.com/clone%3Dtrue`;
  const clones = await api(path);
  const hot = clones.kind === 'found' && listAt(clones.object, 'items').length > 0;
  return hot
    ? waiting(
        `a session of hot development stands in for ${title}`,
        'docs/hot-development.md tells how to end it',
      )
    : missing(
        `${title} is scaled to zero`,
        `"kubectl -n ${namespace} scale deployment/web --replicas=${instance.replicas}"`,
      );
}

function readDeployment({ api, instance }: Patient): Promise<Answer> {
  return api(`/apis/apps/v1/namespaces/${instance.names.namespace}/deployments/web`);
}

function isReady(answer: Answer): boolean {
  if (answer.kind !== 'found') return false;
  const { object } = answer;
  const wanted = numberAt(object, 'spec', 'replicas');
  return (
    wanted > 0 &&
    numberAt(object, 'status', 'observedGeneration') >=
      numberAt(object, 'metadata', 'generation') &&
    numberAt(object, 'status', 'updatedReplicas') >= wanted &&
    numberAt(object, 'status', 'availableReplicas') >= wanted
  );
}

function isTrue(condition: unknown, type: string): boolean {
  return textAt(condition, 'type') === type && textAt(condition, 'status') === 'True';
}
