import { isIP } from 'node:net';
import { Cron } from 'croner';
import { parseQuantity } from './quantity.ts';

/** A named format of a string: the law, and what to tell somebody who broke it. */
export interface Format {
  readonly holds: (value: string) => boolean;
  readonly expected: string;
  readonly hint: string;
}

const label = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
const hostLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** The key is the permanent code of the error. */
export const formats = {
  'invalid-dns-label': {
    holds: (value) => label.test(value),
    expected: 'lower-case letters, digits and "-", from a letter to a letter or digit, at most 63',
    hint: 'names of sites become names of Kubernetes objects; write it like "my-site"',
  },
  'invalid-environment-name': {
    holds: (value) => /^[a-z][a-z0-9]{0,19}$/.test(value) && !/^(release|secrets)/.test(value),
    expected:
      'a letter, then letters or digits, lower case; not beginning with "release" or "secrets"',
    hint: 'the folders environments/release-<env> and environments/secrets-<env> belong to others',
  },
  'invalid-host': {
    holds: (value) =>
      value.length <= 253 &&
      value.includes('.') &&
      value.split('.').every((part) => hostLabel.test(part)) &&
      !/^[\d.]+$/.test(value),
    expected: 'a host name such as "www.example.com", in lower case, without scheme, port or "*"',
    hint: 'write an international domain in its xn-- form',
  },
  'invalid-object-name': {
    holds: (value) => value.length <= 253 && value.split('.').every((part) => hostLabel.test(part)),
    expected: 'the name of a Kubernetes object',
    hint: 'lower-case letters, digits, "-" and "."',
  },
  'invalid-label': {
    holds: (value) => /^([A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?)?$/.test(value),
    expected: 'the value of a Kubernetes label: at most 63 letters, digits, "-", "_" or "."',
    hint: 'it begins and ends with a letter or a digit',
  },
  'invalid-label-key': {
    holds: (value) =>
      /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/.test(
        value,
      ),
    expected: 'the key of a Kubernetes label, such as "kubernetes.io/os"',
    hint: 'an optional domain with "/", then at most 63 letters, digits, "-", "_" or "."',
  },
  'invalid-variable-name': {
    holds: (value) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(value),
    expected: 'letters, digits and "_", not beginning with a digit',
    hint: 'environment variables are written like LOG_LEVEL',
  },
  'invalid-quantity': {
    holds: (value) => parseQuantity(value) !== undefined,
    expected: 'a Kubernetes quantity such as "150m", "1", "512Mi" or "4Gi"',
    hint: 'm for thousandths; Ki, Mi, Gi, Ti for powers of 1024',
  },
  'invalid-cron': {
    holds: isKubernetesCron,
    expected: 'five fields: minute, hour, day of month, month, day of week',
    hint: 'for example "*/5 * * * *" for every five minutes',
  },
  'invalid-url': {
    holds: isOrigin,
    expected: 'http:// or https://, a host and an optional port, and nothing after it',
    hint: 'for example "http://minio.storage.svc.cluster.local:9000"',
  },
  'invalid-image': {
    holds: (value) =>
      /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+$/.test(value),
    expected: 'a registry and a repository, without tag and digest',
    hint: 'the release overlay holds the tag and the digest',
  },
  'invalid-repository': {
    holds: (value) => /^(https:\/\/|ssh:\/\/|git@)[^\s]+$/.test(value),
    expected: 'the address of a git repository, by https or ssh',
    hint: 'the same text that Argo CD knows the repository by',
  },
  'invalid-directory': {
    holds: (value) => value.split('/').every((part) => /^[A-Za-z0-9_-][\w.-]*$/.test(part)),
    expected: 'a folder of this repository, written with "/" and without ".."',
    hint: 'for example "site"',
  },
  'invalid-database-name': {
    holds: (value) => /^[a-z_][a-z0-9_]{0,62}$/.test(value),
    expected: 'lower-case letters, digits and "_", at most 63',
    hint: 'a name that Postgres takes without quotes',
  },
  'invalid-cidr': {
    holds: isCidr,
    expected: 'an address range such as "203.0.113.7/32" or "2001:db8::/32"',
    hint: 'one address is written with /32, or /128 in IPv6',
  },
} as const satisfies Record<string, Format>;

export type FormatCode = keyof typeof formats;

/** Kubernetes reads a stricter cron than most: no seconds, no L, W or #, and Sunday is 0. */
function isKubernetesCron(value: string): boolean {
  const fields = value.trim().split(/\s+/);
  if (fields.length !== 5 || !/^[-\d*,/A-Za-z\s?]+$/.test(value) || value !== value.trim())
    return false;
  if (/[LW]/i.test(value.replaceAll(/jul|wed/gi, '')) || /[7-9]/.test(fields[4] ?? ''))
    return false;
  try {
    new Cron(value, { paused: true });
    return true;
  } catch {
    return false;
  }
}

function isOrigin(value: string): boolean {
  return /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value;
}

function isCidr(value: string): boolean {
  const [address = '', prefix = '', ...rest] = value.split('/');
  if (rest.length > 0 || !/^\d{1,3}$/.test(prefix)) return false;
  const version = isIP(address);
  return version !== 0 && Number(prefix) <= (version === 4 ? 32 : 128);
}
