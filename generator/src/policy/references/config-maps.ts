import type { Rule } from '../rule.ts';
import { configMap, inputsOf } from './inputs.ts';
import { unresolved } from './reference.ts';

/** A pod reads ConfigMaps that exist: it would not start without one, or start and lack it. */
export const configMapsExist: Rule = (facts) =>
  unresolved(
    facts,
    'ConfigMap',
    facts.pods.flatMap((pod) => inputsOf(pod, configMap)),
  );
