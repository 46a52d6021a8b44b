import { names } from './names.ts';
import type { Schema } from './schema.ts';
import type { Kind } from './sources.ts';
import { annotations, labels } from './values.ts';

/** What the cluster writes, or, in Argo CD's `operation`, starts: never part of a manifest in git. */
const runtimeFields = new Set(['status', 'operation']);

export function dropRuntimeFields(upstream: Schema): Schema {
  const fields = Object.entries(upstream.properties ?? {});
  const lasting = fields.filter(([field]) => !runtimeFields.has(field));
  return {
    ...upstream,
    properties: Object.fromEntries(lasting),
    required: (upstream.required ?? []).filter((field) => !runtimeFields.has(field)),
  };
}

/** The closed schema of a kind's own fields, as the schema of a whole manifest. */
export function wrapManifest(kind: Kind, body: Schema): Schema {
  const required = [
    'apiVersion',
    'kind',
    'metadata',
    ...(body.required ?? []),
    ...impliedFields(body),
  ];
  return {
    // Draft 7 is the newest in which kubeconform checks formats.
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...body,
    required: [...new Set(required)].toSorted(),
    properties: {
      ...body.properties,
      apiVersion: { const: kind.apiVersion },
      kind: { const: kind.kind },
      metadata: manifestMetadata(kind),
    },
  };
}

/** Upstream often calls `spec` optional although fields in it are not. */
function impliedFields(body: Schema): string[] {
  return body.properties?.spec?.required ? ['spec'] : [];
}

function manifestMetadata(kind: Kind): Schema {
  return {
    type: 'object',
    required: ['name'],
    properties: {
      name: names[kind.name],
      // kustomize's namespace transformer marks cluster-scoped kinds that it does not know.
      ...(kind.scope === 'Namespaced' && { namespace: names.label }),
      labels,
      annotations,
      finalizers: { type: 'array', items: { type: 'string' }, uniqueItems: true },
    },
    additionalProperties: false,
  };
}
