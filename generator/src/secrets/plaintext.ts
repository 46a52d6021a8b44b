import { hasSecretForm, hasSecretName } from '../config/secret-signs.ts';
import { isMap } from '../is-map.ts';
import { isEncrypted } from '../sealed/read.ts';
import { parseDocuments } from '../yaml/parse.ts';

/** A place that holds a secret, without the secret. */
export interface Plaintext {
  /** From 1; undefined where the whole file is meant. */
  readonly line: number | undefined;
  readonly what: string;
}

/**
 * A line with this word in a comment was looked at: it only looks like a secret. For an object of
 * Kubernetes it may stand anywhere in its file.
 */
const lookedAt = 'not-a-secret';

const forms = [
  { form: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*$/, what: 'a private key' },
  { form: /\bAGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]{50,}/, what: 'the private half of an age key' },
  { form: /\bglpat-[\w-]{20,}/, what: 'a token for GitLab' },
  { form: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{50,})/, what: 'a token for GitHub' },
  { form: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, what: 'the id of an access key of AWS' },
  { form: /\bxox[abeprs]-[0-9A-Za-z-]{20,}/, what: 'a token for Slack' },
  { form: /\b(?:sk|rk)_live_[0-9A-Za-z]{16,}/, what: 'a live key of a payment service' },
  { form: /\bnpm_[A-Za-z0-9]{36}\b/, what: 'a token for a package registry' },
] as const;

const address = /\b[a-z][a-z0-9+.-]*:\/\/[^/\s:@'"`]+:([^/\s@'"`]{8,})@([\w.-]+)/gi;
const assignment = /\b([A-Za-z][A-Za-z0-9_]*)["']?\s*[:=]\s*["'`]?([^\s"'`,;]{16,})/g;

/** Finds what looks like a secret in a file. It errs on the side of silence in what is plainly code. */
export function findPlaintext(file: string, text: string): Plaintext[] {
  if (text.includes('\0')) return [];
  const found = text.split('\n').flatMap((line, index): Plaintext[] => {
    if (line.includes(lookedAt)) return [];
    const what = whatIn(line);
    return what === undefined ? [] : [{ line: index + 1, what }];
  });
  return /\.(ya?ml|json)$/.test(file) ? [...found, ...findSecretObjects(text)] : found;
}

function whatIn(line: string): string | undefined {
  const known = forms.find(({ form }) => form.test(line));
  if (known) return known.what;
  for (const [, password = '', host = ''] of line.matchAll(address)) {
    if (!isPlaceholder(password) && !isNowhere(host)) return 'an address with a password';
  }
  for (const [, name = '', value = ''] of line.matchAll(assignment)) {
    if (hasSecretName(name) && hasSecretForm(value)) return `a value for ${name}`;
  }
  return undefined;
}

/** What documentation and templates write where a password would stand. */
function isPlaceholder(password: string): boolean {
  return /[${}<>[\]*…%]|^(password|passwd|secret|changeme|example|placeholder)/i.test(password);
}

/** The own machine, and the names that are reserved for examples: a password opens nothing there. */
function isNowhere(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|host)$|(^|\.)(example(\.(com|net|org))?|test|invalid)$/i.test(
    host,
  );
}

/** Secrets in the form of Kubernetes, whatever their values look like. */
function findSecretObjects(text: string): Plaintext[] {
  if (!/\bkind["']?: *["']?(Sops)?Secret\b/.test(text) || text.includes(lookedAt)) return [];
  return parseQuietly(text).flatMap((object): Plaintext[] => {
    if (!isMap(object)) return [];
    const templates = isMap(object.spec) ? object.spec.secretTemplates : undefined;
    const holders =
      object.kind === 'Secret'
        ? [object]
        : object.kind === 'SopsSecret' && Array.isArray(templates)
          ? (templates as unknown[])
          : [];
    const plain = holders.filter(isMap).flatMap(({ data, stringData }) =>
      [data, stringData]
        .filter(isMap)
        .flatMap((values) => Object.entries(values))
        .filter(([, value]) => !isEncrypted(value) && value !== '')
        .map(([key]) => key),
    );
    return plain.length > 0
      ? [{ line: undefined, what: `a Secret with plain values for ${plain.join(', ')}` }]
      : [];
  });
}

/** A file that is no YAML holds no object. */
function parseQuietly(text: string): unknown[] {
  try {
    return parseDocuments(text);
  } catch {
    return [];
  }
}
