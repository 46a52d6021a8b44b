import type { KubernetesObject } from '../objects/object.ts';
import type { ObjectChange } from './change.ts';
import { compareRenderings } from './compare.ts';
import { findDangers, type Danger } from './danger/find.ts';
import { findEvidenceBefore } from './evidence-before.ts';
import { gatherChanges, type ComparedPlace } from './gather.ts';
import { findEffects, type Effect } from './effects.ts';
import { writeHeadline } from './headline.ts';
import type { Tree } from './inputs.ts';
import { redactText } from './redact.ts';
import type { Place } from './units.ts';

/** What a unit renders to on one side: text, nothing where it is not there, or why it does not. */
export type Rendering = { readonly yaml: string } | { readonly failure: string };

/** A unit whose inputs differ, with what it renders to on both sides. */
export interface RenderedPair {
  readonly path: string;
  readonly place: Place;
  readonly before: Rendering;
  readonly after: Rendering;
}

export interface Failure extends Place {
  readonly side: 'base' | 'change';
  readonly path: string;
  readonly message: string;
}

/** Everything that a reader of a change should know. */
export interface Review {
  readonly headline: string;
  readonly changes: readonly ObjectChange[];
  readonly dangers: readonly Danger[];
  readonly effects: readonly Effect[];
  readonly failures: readonly Failure[];
  readonly production: ReadonlySet<string>;
}

export interface Subject {
  readonly before: Tree;
  readonly after: Tree;
  readonly pairs: readonly RenderedPair[];
  readonly production: ReadonlySet<string>;
  /** In the order of promotion, as far as it is known. */
  readonly environments: readonly string[];
}

/** Compares both sides and says what it means. */
export function writeReview(subject: Subject): Review {
  const { before, after, pairs, production } = subject;
  const failures = pairs.flatMap(failuresOf);
  const compared = pairs.flatMap((pair) => comparePair(pair, subject.environments) ?? []);
  const all = compared.flatMap(({ changes }) => changes);
  const effects = findEffects(before, after, all, failures);
  const touched = new Set(all.map(({ environment }) => environment));
  const evidenceBefore = findEvidenceBefore(after, subject.environments);
  const changes = gatherChanges(all, effects, production, compared, evidenceBefore);
  const headline = writeHeadline({
    environments: orderOf(subject, touched),
    production,
    effects,
    shared: touched.has(undefined),
    unknown: failures,
  });
  return { headline, changes: all, dangers: findDangers(changes), effects, failures, production };
}

/** The environments of a review that change, in the order of promotion. */
function orderOf({ environments }: Subject, touched: ReadonlySet<string | undefined>): string[] {
  const others = [...touched].filter((name) => name !== undefined && !environments.includes(name));
  return [...environments, ...others.sort()].filter(
    (name): name is string => name !== undefined && touched.has(name),
  );
}

function failuresOf({ path, place, before, after }: RenderedPair): Failure[] {
  const sides = [
    ['base', before],
    ['change', after],
  ] as const;
  return sides.flatMap(([side, rendering]) =>
    'failure' in rendering
      ? [{ ...place, side, path, message: redactText(rendering.failure.split('\n')[0] ?? '') }]
      : [],
  );
}

function comparePair(
  { place, before, after }: RenderedPair,
  environments: readonly string[],
): ComparedPlace | undefined {
  if ('failure' in before || 'failure' in after) return undefined;
  const whose = (object: KubernetesObject) => placeOf(object, place, environments);
  return { ...compareRenderings(before.yaml, after.yaml, whose), place };
}

/** A project lies among all others and belongs to the environment that its name ends in. */
function placeOf(
  { kind, metadata }: KubernetesObject,
  place: Place,
  environments: readonly string[],
): Place {
  if (kind !== 'AppProject' || place.environment !== undefined) return place;
  return { environment: environments.find((name) => metadata.name.endsWith(`-${name}`)) };
}
