import { CORE_SCHEMA, loadAll } from 'js-yaml';

/** Reads a stream of documents the way Kubernetes does: no dates, no YAML 1.1 booleans. */
export function parseDocuments(text: string): unknown[] {
  return loadAll(text, undefined, { schema: CORE_SCHEMA }).filter((value) => value !== null);
}
