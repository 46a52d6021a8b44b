import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { applicationOf } from '../../src/files/applications.ts';
import { loadFleet } from '../../src/model/load-fleet.ts';
import type { KubernetesObject } from '../../src/objects/object.ts';
import { intendedObjects } from '../../src/objects/site/intended.ts';
import { generatorDirectory } from '../../src/paths.ts';
import { createWorkspace } from '../workspace.ts';
import { factsOf, type Place } from './facts.ts';

/** The real configuration of the repository, not a copy of it. */
async function objectsOf(environment: string): Promise<Map<string, KubernetesObject>> {
  const { context } = createWorkspace();
  const loaded = await loadFleet(path.dirname(generatorDirectory), context.cache);
  if ('issues' in loaded) throw new Error('the configuration has issues');
  const instance = loaded.fleet.instances.find(
    ({ site, environment: { name } }) => site === 'synestra-io' && name === environment,
  );
  if (!instance) throw new Error(`synestra-io is not in ${environment}`);
  const objects = intendedObjects({ ...instance, release: undefined });
  return new Map([
    ...objects.map((object) => [`${object.kind}/${object.metadata.name}`, object] as const),
    ['Application', applicationOf(loaded.fleet, instance)] as const,
  ]);
}

function valueAt(objects: Map<string, KubernetesObject>, { object, path: inner }: Place): unknown {
  const start: unknown = objects.get(object);
  expect(start, `${object} exists`).toBeDefined();
  return inner
    .split(/(?<!\\)\./)
    .map((key) => key.replaceAll('\\.', '.'))
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], start);
}

describe.each(['dev', 'prod'] as const)(
  'what the original rendered for synestra-io in %s',
  (environment) => {
    it.each(factsOf(environment).map((fact) => [fact.what, fact] as const))(
      '%s',
      async (_, fact) => {
        if ('gone' in fact) {
          expect(fact.gone.length).toBeGreaterThan(20);
          return;
        }
        const value = valueAt(await objectsOf(environment), fact.at);
        if ('because' in fact) {
          expect(value).toEqual(fact.now);
          expect(fact.now).not.toEqual(fact.original);
        } else expect(value).toEqual(fact.original);
      },
    );
  },
);
