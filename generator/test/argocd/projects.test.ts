import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { KubernetesObject } from '../../src/objects/object.ts';
import { parseDocuments } from '../../src/yaml/parse.ts';

/** The accepted cases use every setting, so their trees hold every kind that there is. */
const cases = path.join(import.meta.dirname, '..', 'config', 'cases', 'accepted');

interface Project extends KubernetesObject {
  readonly spec: {
    readonly namespaceResourceWhitelist: readonly { group: string; kind: string }[];
  };
}

function readAll(): KubernetesObject[] {
  return readdirSync(cases, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\btree\/.*\.yaml$/.test(file))
    .flatMap(
      (file) => parseDocuments(readFileSync(path.join(cases, file), 'utf8')) as KubernetesObject[],
    );
}

it('a project allows no kind that no site has, but for those that Argo CD only shows', () => {
  const objects = readAll();
  const emitted = new Set(objects.map(({ kind }) => kind));
  const projects = objects.filter(({ kind }) => kind === 'AppProject') as Project[];
  const allowed = projects.flatMap(({ spec }) =>
    spec.namespaceResourceWhitelist.map(({ kind }) => kind),
  );
  const unused = [...new Set(allowed)].filter((kind) => !emitted.has(kind));
  // The variables' ConfigMap is made by kustomize from a list in each overlay.
  expect(unused.sort()).toEqual(
    ['Backup', 'CertificateRequest', 'ConfigMap', 'EndpointSlice', 'Pod', 'ReplicaSet'].filter(
      (kind) => !emitted.has(kind),
    ),
  );
});
