import { load } from 'js-yaml';
import { isMap } from '../is-map.ts';

/** Who can decrypt a file: the first rule of `.sops.yaml` whose pattern fits its path decides. */
export type Recipients = (file: string) => readonly string[] | undefined;

/** Reads `.sops.yaml`; undefined where it is no such file. */
export function readRecipients(text: string): Recipients | undefined {
  const rules = readRules(text);
  if (rules === undefined) return undefined;
  return (file) => {
    const rule = rules.find(({ path_regex: pattern }) => fits(pattern, file));
    return rule && [...new Set(ageKeys(rule))].sort();
  };
}

function readRules(text: string): Record<string, unknown>[] | undefined {
  try {
    const config = load(text);
    if (!isMap(config) || !Array.isArray(config.creation_rules)) return undefined;
    return (config.creation_rules as unknown[]).filter(isMap);
  } catch {
    return undefined;
  }
}

/** sops takes a rule without a pattern for every file. */
function fits(pattern: unknown, file: string): boolean {
  if (typeof pattern !== 'string') return pattern === undefined;
  try {
    return new RegExp(pattern).test(file);
  } catch {
    return false;
  }
}

/** The public keys of a rule: in one text with commas, in a list, or in groups. */
function ageKeys({ age, key_groups: groups }: Record<string, unknown>): string[] {
  const own =
    typeof age === 'string' ? age.split(',') : Array.isArray(age) ? (age as unknown[]) : [];
  const grouped = (Array.isArray(groups) ? (groups as unknown[]) : [])
    .filter(isMap)
    .flatMap(ageKeys);
  return [...own, ...grouped]
    .filter((key) => typeof key === 'string')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}
