import type { Pod } from '../pods.ts';
import { listOf, textOf } from '../read.ts';
import type { Reference } from './reference.ts';

/** How each of the two kinds of input is named where a pod reads it. */
export const configMap = {
  envFrom: 'configMapRef',
  env: 'configMapKeyRef',
  volume: ['configMap', 'name'],
  projection: 'configMap',
} as const;

export const secret = {
  envFrom: 'secretRef',
  env: 'secretKeyRef',
  volume: ['secret', 'secretName'],
  projection: 'secret',
} as const;

type Words = typeof configMap | typeof secret;

/** Every ConfigMap or Secret that a pod names, as variables or as files. */
export function inputsOf(pod: Pod, words: Words): Reference[] {
  return [...variablesOf(pod, words), ...filesOf(pod, words)];
}

function variablesOf({ object, containers }: Pod, words: Words): Reference[] {
  return containers.flatMap(({ at, spec }) => [
    ...listOf(spec, 'envFrom').flatMap((source, index) => {
      const name = textOf(source, words.envFrom, 'name');
      if (name === undefined) return [];
      return [{ from: object, field: `${at}.envFrom[${index}].${words.envFrom}`, name }];
    }),
    ...listOf(spec, 'env').flatMap((variable) => {
      const name = textOf(variable, 'valueFrom', words.env, 'name');
      if (name === undefined) return [];
      const field = `${at}.env[${textOf(variable, 'name') ?? ''}].valueFrom.${words.env}`;
      return [{ from: object, field, name }];
    }),
  ]);
}

function filesOf({ object, at, spec }: Pod, words: Words): Reference[] {
  return listOf(spec, 'volumes').flatMap((volume) => {
    const found = [
      textOf(volume, ...words.volume),
      ...listOf(volume, 'projected', 'sources').map((source) =>
        textOf(source, words.projection, 'name'),
      ),
    ];
    return found.flatMap((name, index) => {
      if (name === undefined) return [];
      const where = index === 0 ? words.volume.join('.') : `projected.sources[${index - 1}]`;
      const field = `${at}.volumes[${textOf(volume, 'name') ?? ''}].${where}`;
      return [{ from: object, field, name }];
    });
  });
}
