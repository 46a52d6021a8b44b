import { valueAt } from '../../config/describe.ts';
import { parseQuantity } from '../../config/quantity.ts';
import { isMap } from '../../is-map.ts';
import type { KubernetesObject } from '../../objects/object.ts';

type Key = string | number;

export function textAt(value: unknown, ...path: Key[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

export function mapAt(value: unknown, ...path: Key[]): Record<string, unknown> {
  const found = valueAt(value, path);
  return isMap(found) ? found : {};
}

export function listAt(value: unknown, ...path: Key[]): readonly unknown[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

/** The texts of a list; what is not a text is left out. */
export function textsAt(value: unknown, ...path: Key[]): string[] {
  return listAt(value, ...path).filter((element) => typeof element === 'string');
}

/** Whether a field holds something else on each side. */
export function differsAt(before: unknown, after: unknown, ...path: Key[]): boolean {
  const [was, is] = [valueAt(before, path), valueAt(after, path)];
  return JSON.stringify(was) !== JSON.stringify(is);
}

/** Whether an amount goes down. */
export function shrinksAt(before: unknown, after: unknown, ...path: Key[]): boolean {
  const [was, is] = [before, after].map((side) => parseQuantity(String(valueAt(side, path))));
  return was !== undefined && is !== undefined && is < was;
}

/** Both sides of a field, as a sentence ends. */
export function fromTo(before: unknown, after: unknown, ...path: Key[]): string {
  const [was, is] = [before, after].map((side) => formatScalar(valueAt(side, path)));
  return `from ${was} to ${is}`;
}

function formatScalar(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The pod that an object makes, wherever it writes it down. */
export function podOf(object: KubernetesObject): Record<string, unknown> {
  if (object.kind === 'Pod') return mapAt(object, 'spec');
  const job = object.kind === 'CronJob' ? ['spec', 'jobTemplate'] : [];
  return mapAt(object, ...job, 'spec', 'template', 'spec');
}

export interface Container extends Record<string, unknown> {
  readonly name: string;
}

export function containersOf(object: KubernetesObject): Container[] {
  const pod = podOf(object);
  return [...listAt(pod, 'initContainers'), ...listAt(pod, 'containers')]
    .filter(isMap)
    .map((container) => ({ ...container, name: String(container.name) }));
}

/** The hosts that an object answers to. */
export function hostsOf(object: KubernetesObject | undefined): string[] {
  if (object?.kind === 'HTTPRoute') return textsAt(object, 'spec', 'hostnames');
  if (object?.kind !== 'Ingress') return [];
  return listAt(object, 'spec', 'rules').flatMap((rule) => textAt(rule, 'host') ?? []);
}

/** Argo CD leaves such an object alone when its manifest is gone. */
export function isKept(object: KubernetesObject): boolean {
  return syncOptions(object).includes('Prune=false');
}

export function syncOptions({ metadata }: KubernetesObject): string[] {
  return (metadata.annotations?.['argocd.argoproj.io/sync-options'] ?? '')
    .split(',')
    .map((option) => option.trim())
    .filter((option) => option !== '');
}
