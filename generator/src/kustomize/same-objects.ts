import { objectKey, type KubernetesObject } from '../objects/object.ts';
import { configMapName } from '../objects/site/pod.ts';

/**
 * Compares what kustomize rendered with the intention, object by object and field by field, and
 * describes each difference. The hash that kustomize appends to the ConfigMap's name is its own to
 * choose: the same name must stand wherever the ConfigMap is used.
 */
export function findDifferences(
  intended: readonly KubernetesObject[],
  rendered: readonly KubernetesObject[],
): string[] {
  const hashed = new RegExp(`^${configMapName}-[a-z0-9]+$`);
  const configMap = rendered.find(
    ({ kind, metadata }) => kind === 'ConfigMap' && hashed.test(metadata.name),
  );
  const renamed = configMap ? withConfigMapName(intended, configMap.metadata.name) : intended;
  const expected = byKey(renamed);
  const actual = byKey(rendered);
  return [
    ...(rendered.length === actual.size ? [] : ['an object is rendered twice']),
    ...[...expected.keys()]
      .filter((key) => !actual.has(key))
      .map((key) => `${key} is not rendered`),
    ...[...actual].flatMap(([key, object]) => {
      const wanted = expected.get(key);
      if (!wanted) return [`${key} is rendered and not intended`];
      const difference = firstDifference(wanted, object, '');
      return difference === undefined ? [] : [`${key}: ${difference}`];
    }),
  ];
}

function byKey(objects: readonly KubernetesObject[]): Map<string, KubernetesObject> {
  return new Map(objects.map((object) => [objectKey(object), object]));
}

function firstDifference(wanted: unknown, actual: unknown, path: string): string | undefined {
  if (Object.is(wanted, actual)) return undefined;
  if (
    !isContainer(wanted) ||
    !isContainer(actual) ||
    Array.isArray(wanted) !== Array.isArray(actual)
  ) {
    return `${path} is ${shorten(actual)}, intended ${shorten(wanted)}`;
  }
  for (const key of new Set([...Object.keys(wanted), ...Object.keys(actual)])) {
    const difference = firstDifference(
      wanted[key],
      actual[key],
      path === '' ? key : `${path}.${key}`,
    );
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function withConfigMapName(objects: readonly KubernetesObject[], name: string): KubernetesObject[] {
  return objects.map((object) =>
    object.kind === 'ConfigMap'
      ? { ...object, metadata: { ...object.metadata, name } }
      : (renameReferences(object, name) as KubernetesObject),
  );
}

function renameReferences(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((element) => renameReferences(element, name));
  if (!isContainer(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const own = key === 'configMapRef' && isContainer(inner) && inner.name === configMapName;
      return [key, own ? { ...inner, name } : renameReferences(inner, name)];
    }),
  );
}

function shorten(value: unknown): string {
  const text = value === undefined ? 'absent' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
