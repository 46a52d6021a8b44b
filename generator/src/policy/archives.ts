import type { Issue } from '../issue.ts';
import { describeObject } from '../objects/object.ts';
import { fieldOf, listOf, textOf } from './read.ts';
import { namespaceOf, type Facts, type Rule } from './rule.ts';
import { dangling } from './references/reference.ts';

const kind = 'Cluster.postgresql.cnpg.io';

/**
 * One database alone writes to an archive: the changes of two, in one folder, bring back neither.
 * A database that was made from another's archive reads it and has one of its own, or none.
 */
export const archivesHaveOneWriter: Rule = (facts) => {
  const writers = new Map<string, string>();
  return facts.ofKind(kind).flatMap((cluster) =>
    listOf(cluster, 'spec', 'plugins').flatMap((plugin): Issue[] => {
      const folder = folderOf(facts, namespaceOf(cluster), plugin, cluster.metadata.name);
      if (folder === undefined) return [];
      const writer = writers.get(folder);
      if (writer === undefined) {
        writers.set(folder, describeObject(cluster));
        return [];
      }
      return [
        {
          code: 'shared-archive',
          message: `writes its changes where ${writer} writes its own`,
          at: describeObject(cluster),
          expected: 'an archive of its own, or none',
          got: folder,
          hint: 'a copy of a database only reads the archive that it came from',
        },
      ];
    }),
  );
};

/** What a database writes to or is brought back from is described by an ObjectStore beside it. */
export const objectStoresExist: Rule = (facts) =>
  facts.ofKind(kind).flatMap((cluster) => {
    const plugins = [
      ...listOf(cluster, 'spec', 'plugins').map((plugin, index) => ({
        field: `spec.plugins[${index}]`,
        plugin,
      })),
      ...listOf(cluster, 'spec', 'externalClusters').map((source, index) => ({
        field: `spec.externalClusters[${index}].plugin`,
        plugin: fieldOf(source, 'plugin'),
      })),
    ];
    return plugins.flatMap(({ field, plugin }): Issue[] => {
      const name = textOf(plugin, 'parameters', 'barmanObjectName');
      if (name === undefined || storeOf(facts, namespaceOf(cluster), name)) return [];
      const expected = 'the name of an ObjectStore of its namespace';
      return [dangling(cluster, `${field}.parameters.barmanObjectName`, expected, name)];
    });
  });

/** The folder of the object store; two ObjectStores may describe the same one. */
function folderOf(facts: Facts, namespace: string, plugin: unknown, cluster: string) {
  const name = textOf(plugin, 'parameters', 'barmanObjectName');
  if (name === undefined) return undefined;
  const store = storeOf(facts, namespace, name);
  const at = (field: string) => textOf(store, 'spec', 'configuration', field) ?? '';
  const server = textOf(plugin, 'parameters', 'serverName') ?? cluster;
  return `${at('endpointURL')} ${at('destinationPath')}/${server}`;
}

function storeOf({ find }: Facts, namespace: string, name: string) {
  return find('ObjectStore.barmancloud.cnpg.io', namespace, name);
}
