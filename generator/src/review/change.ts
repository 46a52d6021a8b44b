import type { KubernetesObject } from '../objects/object.ts';
import type { FieldDifference } from './object-diff.ts';
import type { Place } from './units.ts';

/**
 * What becomes of one object. It holds the objects as they are, for the rules to judge; only what
 * went through `redact` may be shown.
 */
export type ObjectChange = Place & {
  /** Every field that differs; empty where the object comes or goes as a whole. */
  readonly fields: readonly FieldDifference[];
} & (
    | { readonly kind: 'added'; readonly before: undefined; readonly after: KubernetesObject }
    | { readonly kind: 'removed'; readonly before: KubernetesObject; readonly after: undefined }
    | {
        readonly kind: 'changed';
        readonly before: KubernetesObject;
        readonly after: KubernetesObject;
      }
  );

/** The object itself: as it will be, or where it goes, as it was. */
export function objectOf({ before, after }: ObjectChange): KubernetesObject {
  return after ?? before;
}

export function isObject(value: unknown): value is KubernetesObject {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, metadata } = value as Partial<KubernetesObject>;
  return typeof kind === 'string' && typeof metadata?.name === 'string';
}
