import {
  componentKustomization,
  kustomization,
  sharingKustomization,
} from '../kustomize/kustomization.ts';
import { sameData } from '../kustomize/strategic-diff.ts';
import type { Fleet, Instance } from '../model/model.ts';
import type { KubernetesObject } from '../objects/object.ts';
import { buildOperations } from '../objects/platform/operations/build.ts';
import type { Job } from '../objects/platform/operations/job.ts';
import { subjectsOf, type Operation } from '../objects/platform/operations/operation.ts';
import { splitJob } from '../objects/platform/operations/split-job.ts';

/** What a person writes to confirm an operation; git and the generator leave it alone. */
const confirmationFile = '.confirmation.yaml';
const operations = 'kustomize/operations';

/** A file of a folder that a person applies with `kubectl create -k`. */
export interface OperationFile {
  readonly path: string;
  readonly documents: readonly object[];
}

/**
 * Every operation, with the kustomization that asks for the confirmation where there is one, and then
 * what the Jobs of a kind have in common.
 */
export function* listOperationFiles(fleet: Fleet): Generator<OperationFile> {
  const sharedJobs = new Map<string, Job>();
  for (const subject of subjectsOf(fleet)) {
    const { site, environment } = subject.instance;
    for (const operation of buildOperations(subject)) {
      const { kind, confirmation } = operation;
      const { objects, list } = writeDown(operation, subject.instance, sharedJobs);
      const folder = `${operations}/${kind}/${environment.name}/${site}`;
      const documents = confirmation ? [confirmation, ...objects] : objects;
      yield { path: `${folder}/operation.yaml`, documents };
      yield { path: `${folder}/kustomization.yaml`, documents: [list] };
    }
  }
  for (const [kind, job] of sharedJobs) {
    const folder = `${operations}/shared/${kind}`;
    yield { path: `${folder}/job.yaml`, documents: [job] };
    const list = componentKustomization({ resources: [], patches: ['job.yaml'] });
    yield { path: `${folder}/kustomization.yaml`, documents: [list] };
  }
}

/** The objects as they lie in the folder, and what kustomize makes the operation of them with. */
function writeDown(
  { kind, objects, confirmation }: Operation,
  instance: Instance,
  sharedJobs: Map<string, Job>,
): { objects: readonly object[]; list: object } {
  const files = {
    resources: ['operation.yaml'],
    patches: confirmation ? [confirmationFile] : [],
  };
  const job = objects.find(isJob);
  if (!job) return { objects, list: kustomization(files) };
  const { namespace = '' } = job.metadata;
  const prefix = commonPrefix(objects, instance);
  const own = objects.map((object) => {
    const anonymous = withoutPlace(object, namespace, prefix);
    if (!isJob(anonymous)) return anonymous;
    const split = splitJob(anonymous);
    rememberShared(sharedJobs, kind, split.shared);
    return split.own;
  });
  const components = [`../../../shared/${kind}`];
  return { objects: own, list: sharingKustomization(files, { namespace, prefix, components }) };
}

/** Jobs of one kind must be called the same, so what tells the sites apart is put before it. */
function commonPrefix(objects: readonly KubernetesObject[], { names }: Instance): string {
  const prefix = `${names.databaseCluster}-`;
  return objects.every(({ metadata }) => metadata.name.startsWith(prefix)) ? prefix : '';
}

/** kustomize says the namespace and the prefix for all objects of the folder. */
function withoutPlace(
  object: KubernetesObject,
  namespace: string,
  prefix: string,
): KubernetesObject {
  const { name, namespace: own, ...metadata } = object.metadata;
  if (own !== namespace) throw new Error(`${name} is not in the namespace of its Job`);
  return { ...object, metadata: { name: name.slice(prefix.length), ...metadata } };
}

/** One file serves all sites, so a field that differs between them must be in the other half. */
export function rememberShared(sharedJobs: Map<string, Job>, kind: string, job: Job): void {
  const known = sharedJobs.get(kind);
  if (!known) sharedJobs.set(kind, job);
  else if (!sameData(known, job)) throw new Error(`the Jobs of ${kind} have two scripts`);
}

function isJob(object: KubernetesObject): object is Job {
  return object.kind === 'Job';
}
