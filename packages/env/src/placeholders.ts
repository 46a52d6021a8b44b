import { contract, type NameFrom } from './contract.ts';

const phrases =
  /change[-_ ]?(me|this|it)|replace[-_ ]?(me|this|it)|place[-_ ]?holder|your[-_ ]|example|^<.*>$/i;
const words = /^((minio)?admin|pass(word)?|postgres|root|secret|site|test|user|[x*.]+)\d*$/i;

/** Random digits of 128 bits have more different ones than this. */
const variety = 8;

/** Whether a secret was copied or typed until there is time for a real one. */
export function isPlaceholder(name: NameFrom<'secret'>, value: string): boolean {
  const variable = contract[name];
  if ('example' in variable && value === variable.example) return true;
  const { format } = variable;
  const secret = format === 'postgres-uri' ? readPassword(value) : value;
  if (phrases.test(secret)) return true;
  if (format === 'user') return false;
  return words.test(secret) || (typeof format === 'object' && new Set(secret).size < variety);
}

/** The password of a URI, empty where there is none. */
function readPassword(uri: string): string {
  if (!URL.canParse(uri)) return '';
  const { password } = new URL(uri);
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}
