import { kubernetesRefinements } from './refinements/kubernetes.ts';
import { CannotDerive, type Schema } from './schema.ts';
import type { Kind } from './sources.ts';
import { annotations, labels, quantity } from './values.ts';

export interface Swagger {
  definitions: Record<string, Schema>;
}

const meta = 'io.k8s.apimachinery.pkg.apis.meta.v1';

/** Definitions that upstream gives as a bare string, or with fields that only a server may write. */
const replaced: Record<string, Schema> = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { 'x-kubernetes-int-or-string': true },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': quantity,
  // Reached in templates only: a manifest's own metadata comes from the envelope.
  [`${meta}.ObjectMeta`]: { type: 'object', properties: { labels, annotations } },
};

/** A built-in kind's schema with the definitions that it refers to put in place. */
export function readBuiltinSchema({ definitions }: Swagger, kind: Kind): Schema {
  const refined = refineDefinitions(definitions);
  const root = Object.values(refined).find((definition) => describesKind(definition, kind));
  if (!root) throw new CannotDerive(`no definition of ${kind.apiVersion} ${kind.kind}`);
  return inlineReferences(root, refined, []);
}

function describesKind(definition: Schema, { apiVersion, kind }: Kind): boolean {
  const described = definition['x-kubernetes-group-version-kind'];
  if (!Array.isArray(described) || described.length !== 1) return false;
  const [{ group, version, kind: name }] = described as [Record<string, string>];
  return name === kind && (group ? `${group}/${version}` : version) === apiVersion;
}

function refineDefinitions(definitions: Record<string, Schema>): Record<string, Schema> {
  const refined = Object.entries(kubernetesRefinements).map(([name, fields]): [string, Schema] => {
    const key = `io.k8s.${name}`;
    return [key, refineDefinition(key, definitions[key], fields)];
  });
  return { ...definitions, ...Object.fromEntries(refined), ...replaced };
}

function refineDefinition(
  name: string,
  definition: Schema | undefined,
  fields: Record<string, Schema>,
): Schema {
  const properties = { ...definition?.properties };
  for (const [field, narrower] of Object.entries(fields)) {
    if (!properties[field])
      throw new CannotDerive(`a refinement names ${name}.${field}, which is gone`);
    properties[field] = { ...properties[field], ...narrower };
  }
  return { ...definition, properties };
}

function inlineReferences(
  schema: Schema,
  definitions: Record<string, Schema>,
  ancestors: string[],
): Schema {
  const { $ref, ...rest } = schema;
  if ($ref) {
    const name = $ref.replace('#/definitions/', '');
    const target = definitions[name];
    if (!target) throw new CannotDerive(`no definition of ${name}`);
    if (ancestors.includes(name)) throw new CannotDerive(`${name} contains itself`);
    return { ...inlineReferences(target, definitions, [...ancestors, name]), ...rest };
  }
  const inline = (child: Schema) => inlineReferences(child, definitions, ancestors);
  const { properties, items, additionalProperties } = rest;
  return {
    ...rest,
    ...(items && { items: inline(items) }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: inline(additionalProperties),
    }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([field, child]) => [field, inline(child)]),
      ),
    }),
  };
}
