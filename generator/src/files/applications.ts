import { capabilitiesOf } from '../kustomize/capabilities.ts';
import type { Fleet, Instance } from '../model/model.ts';
import { buildApplication } from '../objects/argocd/application.ts';
import type { KubernetesObject } from '../objects/object.ts';

/** The sites that Argo CD knows: those that have a release. */
export function rolledOut({ instances }: Fleet): Instance[] {
  return instances.filter(({ release }) => release);
}

export function applicationOf({ cluster }: Fleet, instance: Instance): KubernetesObject {
  const components = capabilitiesOf(instance).map(({ name }) => name);
  return buildApplication(instance, cluster, components);
}

const applicationsFolder = 'kustomize/argocd';

export function applicationFile(instance: Instance): string {
  return `${applicationsFolder}/${listEntry(instance)}`;
}

/** How the list beside the environments' folders names an Application's file. */
export function listEntry({ environment, site }: Instance): string {
  return `${environment.name}/${site}.yaml`;
}
