import type { Instance } from '../model/model.ts';
import { syncWave, waves } from '../objects/argocd/annotations.ts';
import { commonLabels } from '../objects/site/labels.ts';
import { instanceLabel } from '../objects/site/place.ts';
import { configMapName } from '../objects/site/pod.ts';

/** The files of a folder that its kustomization lists. */
export interface Files {
  readonly resources: readonly string[];
  readonly patches: readonly string[];
}

const api = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' };
const componentApi = { apiVersion: 'kustomize.config.k8s.io/v1alpha1', kind: 'Component' };

export function kustomization({ resources, patches }: Files): object {
  return { ...api, resources, ...patchList(patches) };
}

export function componentKustomization({ resources, patches }: Files): object {
  return {
    ...componentApi,
    ...(resources.length > 0 && { resources }),
    ...patchList(patches),
  };
}

/** What a folder says of all its objects at once. */
export interface Common {
  readonly namespace: string;
  readonly prefix: string;
  readonly components: readonly string[];
}

/** Objects that share a part with others: it is put in first, then the patches, the names last. */
export function sharingKustomization(
  { resources, patches }: Files,
  { namespace, prefix, components }: Common,
): object {
  return {
    ...api,
    namespace,
    ...(prefix !== '' && { namePrefix: prefix }),
    resources,
    components,
    ...patchList(patches),
  };
}

/** A site in an environment, without its release. */
export function overlayKustomization(
  { names, env }: Instance,
  components: readonly string[],
  { resources, patches }: Files,
): object {
  return {
    ...api,
    namespace: names.namespace,
    labels: [{ pairs: { [instanceLabel]: names.application }, includeTemplates: true }],
    resources: ['../../../kustomize/base', ...resources],
    ...(components.length > 0 && {
      components: components.map((name) => `../../../kustomize/components/${name}`),
    }),
    configMapGenerator: [
      {
        name: configMapName,
        // kustomize takes one pair of quotes off a value, so each gets one.
        literals: Object.entries(env).map(([name, value]) => `${name}="${value}"`),
        options: { labels: commonLabels, annotations: syncWave(waves.inputs) },
      },
    ],
    ...patchList(patches),
  };
}

/** Without a `target`, kustomize fails on a patch whose object does not exist. */
function patchList(patches: readonly string[]): object {
  return patches.length > 0 ? { patches: patches.map((path) => ({ path })) } : {};
}
