import type { Issue } from '../issue.ts';
import { describeObject, type KubernetesObject } from '../objects/object.ts';
import { annotationOf } from './read.ts';
import { kindOf, type Rule } from './rule.ts';

const options = ['Prune=false', 'Delete=false'];

/** Kinds whose deletion deletes data, or everything that lies inside. */
const holdersOfData = ['PersistentVolumeClaim', 'Cluster.postgresql.cnpg.io', 'Namespace'];

/** Data outlives its manifest: Argo CD never deletes it, whatever a commit takes away. */
export const dataIsProtected: Rule = ({ ofKind }) =>
  holdersOfData.flatMap((kind) => ofKind(kind)).flatMap(protection);

/** Nor does it delete an Application that another one syncs, with the whole site behind it. */
export const sitesAreProtected: Rule = ({ world }) =>
  world.synced
    .flatMap(({ objects }) => objects)
    .filter((object) => kindOf(object) === 'Application.argoproj.io')
    .flatMap(protection);

function protection(object: KubernetesObject): Issue[] {
  const value = annotationOf(object, 'argocd.argoproj.io/sync-options');
  const written = (value ?? '').split(',').map((option) => option.trim());
  if (options.every((option) => written.includes(option))) return [];
  return [
    {
      code: 'unprotected-data',
      message: 'would be deleted with its manifest',
      at: describeObject(object),
      expected: `the annotation argocd.argoproj.io/sync-options: ${options.join(',')}`,
      got: value === undefined ? 'no such annotation' : `"${value}"`,
      hint: 'data is deleted by a person with a runbook, never by a commit',
    },
  ];
}
