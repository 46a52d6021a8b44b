import { kustomization } from '../kustomize/kustomization.ts';
import type { Fleet } from '../model/model.ts';
import { buildOperations } from '../objects/platform/operations/build.ts';
import { subjectsOf } from '../objects/platform/operations/operation.ts';

/** What a person writes to confirm an operation; git and the generator leave it alone. */
const confirmationFile = '.confirmation.yaml';

/** A file of a folder that a person applies with `kubectl create -k`. */
export interface OperationFile {
  readonly path: string;
  readonly documents: readonly object[];
}

/** Every operation, with the kustomization that asks for the confirmation where there is one. */
export function* listOperationFiles(fleet: Fleet): Generator<OperationFile> {
  for (const subject of subjectsOf(fleet)) {
    const { site, environment } = subject.instance;
    for (const { kind, objects, confirmation } of buildOperations(subject)) {
      const folder = `kustomize/operations/${kind}/${environment.name}/${site}`;
      const documents = confirmation ? [confirmation, ...objects] : objects;
      yield { path: `${folder}/operation.yaml`, documents };
      const patches = confirmation ? [confirmationFile] : [];
      const list = kustomization({ resources: ['operation.yaml'], patches });
      yield { path: `${folder}/kustomization.yaml`, documents: [list] };
    }
  }
}
