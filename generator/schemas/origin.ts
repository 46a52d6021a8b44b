import type { Module } from './modules.ts';
import { schemaPath, type Kind } from './sources.ts';
import { moduleOf } from './upstream.ts';

/** One entry of SOURCES.json: where a schema comes from. */
export function describeOrigin(kind: Kind, downloaded: Map<string, Module>) {
  const schema = { schema: schemaPath(kind), apiVersion: kind.apiVersion, kind: kind.kind };
  if (!kind.origin) return { ...schema, writtenByHand: 'sops-secret.ts' };
  const { name, version, sum } = moduleOf(kind.origin.module, downloaded);
  return { ...schema, module: name, version, sum, file: kind.origin.file };
}
