import { hasSecretForm, looksSecret } from '../config/secret-signs.ts';
import { isMap } from '../is-map.ts';
import type { KubernetesObject } from '../objects/object.ts';
import type { Step } from './object-diff.ts';

/** Stands where a value is, or looks like, a secret. */
const hidden = '(hidden)';

/**
 * Takes every secret out of a field's value before it is shown: what a Secret holds, what the name of
 * the field or of the variable says is one, and what has the form of one wherever it stands.
 */
export function redact(object: KubernetesObject, path: readonly Step[], value: unknown): unknown {
  if (value === undefined) return undefined;
  if (holdsSecrets(object, path)) return hidden;
  return redactValue(nameAt(path), value);
}

/** Takes out of a text what has the form of a secret; for messages of tools, which quote files. */
export function redactText(text: string): string {
  return text.replaceAll(/[^\s"'`]+/g, (word) => (isSecretWord(word) ? hidden : word));
}

const secretFields = ['data', 'stringData', 'binaryData'];
const secretKinds = ['Secret', 'SopsSecret', 'SealedSecret'];

function holdsSecrets({ kind }: KubernetesObject, path: readonly Step[]): boolean {
  if (!secretKinds.includes(kind)) return false;
  if (path.length === 0) return true;
  if (path.some((step) => typeof step === 'string' && secretFields.includes(step))) return true;
  return kind !== 'Secret' && path[0] !== 'metadata' && path[0] !== 'kind';
}

function redactValue(name: string, value: unknown): unknown {
  if (typeof value === 'string') return looksSecret(name, value) ? hidden : redactText(value);
  if (Array.isArray(value)) return value.map((element) => redactValue(name, element));
  if (!isMap(value)) return value;
  const own = typeof value.name === 'string' ? value.name : name;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      redactValue(key === 'value' ? own : key, inner),
    ]),
  );
}

/** What the field is called: the `value` of a variable by the variable's name. */
function nameAt(path: readonly Step[]): string {
  const names = path.map((step) => (typeof step === 'object' ? step.element : String(step)));
  const last = names.at(-1) ?? '';
  return last === 'value' ? (names.at(-2) ?? '') : last;
}

/** A command writes a secret as `--token=…`, an address as `https://user:password@host`. */
function isSecretWord(word: string): boolean {
  const [, name = '', value = ''] = /^-*([\w-]+)=(.+)$/s.exec(word) ?? [];
  return hasSecretForm(word) || (value !== '' && looksSecret(name.replaceAll('-', '_'), value));
}
