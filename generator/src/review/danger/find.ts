import { redactText } from '../redact.ts';
import { objectOf, type ObjectChange } from '../change.ts';
import { dataRules } from './data.ts';
import { downtimeRules } from './downtime.ts';
import { exposureRules } from './exposure.ts';
import { imageRules } from './images.ts';
import {
  harms,
  placeKey,
  type Changes,
  type DangerRule,
  type Harm,
  type Severity,
} from './rule.ts';

/** Something that can hurt: which rule says so, of which object, and why. */
export interface Danger {
  readonly code: string;
  readonly harm: Harm;
  readonly severity: Severity;
  readonly change: ObjectChange;
  /** To be read after the object's name. */
  readonly message: string;
}

export const dangerRules: readonly DangerRule[] = [
  ...dataRules,
  ...downtimeRules,
  ...exposureRules,
  ...imageRules,
];

/** Judges every change by every rule; what can hurt most comes first. */
export function findDangers(changes: Changes): Danger[] {
  const byKind = new Map<string, DangerRule[]>();
  const dangers = changes.all.flatMap((change) => {
    const { kind } = objectOf(change);
    const rules = byKind.get(kind) ?? rulesFor(kind);
    byKind.set(kind, rules);
    const idle = changes.idleSites.has(placeKey(change));
    return rules.flatMap((rule) =>
      rule.find(change, changes).map((message) => judge(rule, change, redactText(message), idle)),
    );
  });
  const rank = ({ severity, harm, change }: Danger): number =>
    (severity === 'severe' ? 0 : 100) +
    (changes.production.has(change.environment ?? '') ? 0 : 10) +
    harms.indexOf(harm);
  // Sorting is stable: within a rank the order of the objects stays.
  return dangers.toSorted((a, b) => rank(a) - rank(b));
}

/** Where nothing runs yet, nothing is hurt; it is worth a look all the same. */
function judge(
  { code, harm, severity }: DangerRule,
  change: ObjectChange,
  message: string,
  idle: boolean,
): Danger {
  return idle
    ? { code, harm, severity: 'caution', change, message: `${message} (nothing runs there yet)` }
    : { code, harm, severity, change, message };
}

function rulesFor(kind: string): DangerRule[] {
  return dangerRules.filter(({ kinds }) => kinds.length === 0 || kinds.includes(kind));
}
