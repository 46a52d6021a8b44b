import { load } from 'js-yaml';
import { downloadModules, readModuleFile } from '../../schemas/modules.ts';
import { sopsSecret } from '../../schemas/sops-secret.ts';
import { kinds, modules, type ModuleName } from '../../schemas/sources.ts';
import { moduleOf } from '../../schemas/upstream.ts';

/** Kinds that nobody here writes, but somebody else in the cluster may have. */
const foreign: readonly { module: ModuleName; file: string }[] = [
  {
    module: 'traefik',
    file: 'docs/content/reference/dynamic-configuration/traefik.io_ingressroutes.yaml',
  },
];

/** The definitions of every custom resource, as their authors ship them, from the pinned modules. */
export async function readDefinitions(): Promise<unknown[]> {
  const custom = kinds.flatMap(({ origin }) =>
    origin === undefined || origin.module === 'kubernetes' ? [] : [origin],
  );
  const origins = [...custom, ...foreign];
  const pins = [...new Set(origins.map(({ module }) => modules[module]))];
  const downloaded = await downloadModules(pins);
  const shipped = origins.map(({ module, file }) =>
    load(readModuleFile(moduleOf(module, downloaded), file)),
  );
  return [...shipped, defineSopsSecret()];
}

/** The one that no module carries; its status is the operator's affair. */
function defineSopsSecret(): unknown {
  const [group, plural] = ['isindir.github.com', 'sopssecrets'];
  const names = { kind: 'SopsSecret', listKind: 'SopsSecretList', plural, singular: 'sopssecret' };
  const status = { type: 'object', properties: { message: { type: 'string' } } };
  const properties = { ...sopsSecret.properties, status };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names,
      scope: 'Namespaced',
      versions: [
        {
          name: 'v1alpha3',
          served: true,
          storage: true,
          subresources: { status: {} },
          schema: { openAPIV3Schema: { ...sopsSecret, properties } },
        },
      ],
    },
  };
}
