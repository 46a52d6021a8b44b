import { customRefinements } from './refinements/custom-resources.ts';
import { CannotDerive, type Schema } from './schema.ts';
import type { Kind, Scope } from './sources.ts';

export interface CustomResourceDefinition {
  spec: {
    group: string;
    names: { kind: string };
    scope: Scope;
    versions: { name: string; served: boolean; schema: { openAPIV3Schema: Schema } }[];
  };
}

/** The schema of one served version of a custom resource. */
export function readCustomSchema({ spec }: CustomResourceDefinition, kind: Kind): Schema {
  const version = spec.versions.find(
    ({ name, served }) => served && `${spec.group}/${name}` === kind.apiVersion,
  );
  if (spec.names.kind !== kind.kind || !version)
    throw new CannotDerive(`no served ${kind.apiVersion} ${kind.kind}`);
  if (spec.scope !== kind.scope)
    throw new CannotDerive(`${kind.apiVersion} ${kind.kind} is ${spec.scope}, not ${kind.scope}`);
  const refinements = customRefinements[`${kind.apiVersion} ${kind.kind}`] ?? {};
  return Object.entries(refinements).reduce(
    (schema, [path, narrower]) => refineAt(schema, path.split('.'), narrower, path),
    version.schema.openAPIV3Schema,
  );
}

/** Narrows the schema at a path such as `spec.sources.[].path`. */
function refineAt(schema: Schema, steps: string[], narrower: Schema, path: string): Schema {
  const [step, ...rest] = steps;
  if (step === undefined) return { ...schema, ...narrower };
  const child = step === '[]' ? schema.items : schema.properties?.[step];
  if (!child) throw new CannotDerive(`a refinement names ${path}, which is gone`);
  const refined = refineAt(child, rest, narrower, path);
  return step === '[]'
    ? { ...schema, items: refined }
    : { ...schema, properties: { ...schema.properties, [step]: refined } };
}
