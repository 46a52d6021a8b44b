import { Cron } from 'croner';
import { isAddressRange } from './address-range.ts';
import { parseDuration } from './duration.ts';
import { isLocalTime, isTimeZone } from './local-time.ts';
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
    hint: 'it becomes a part of names in the cluster; write it like "my-site"',
  },
  'invalid-environment-name': {
    holds: (value) => /^[a-z][a-z0-9]{0,19}$/.test(value) && !/^(release|secrets)/.test(value),
    expected:
      'at most 20 lower-case letters and digits, from a letter, not beginning with "release" or "secrets"',
    hint: 'it becomes the folders environments/<env>, release-<env> and secrets-<env>',
  },
  'invalid-host': {
    holds: (value) =>
      value.length <= 253 &&
      value.includes('.') &&
      value.split('.').every((part) => hostLabel.test(part)) &&
      !/^[\d.]+$/.test(value),
    expected: 'a host name such as "www.example.com", in lower case, without scheme, port or "*"',
    hint: 'write the host alone, and an international domain in its xn-- form',
  },
  'invalid-object-name': {
    holds: (value) => value.length <= 253 && value.split('.').every((part) => hostLabel.test(part)),
    expected: 'the name of a Kubernetes object: lower-case letters, digits, "-" and "."',
    hint: 'it begins and ends with a letter or a digit',
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
    holds: (value) => (parseQuantity(value) ?? 0) >= 1 && !/[num]$/.test(value),
    expected: 'an amount of bytes such as "512Mi" or "4Gi"',
    hint: 'Mi and Gi are mebibytes and gibibytes; a small m would be thousandths of a byte',
  },
  'invalid-cpu': {
    holds: (value) => parseQuantity(value) !== undefined && /[\dm]$/.test(value),
    expected: 'a number of cores such as "150m" or "1"',
    hint: 'm is for thousandths of a core',
  },
  'invalid-cron': {
    holds: isKubernetesCron,
    expected: 'five fields: minute, hour, day of month, month, day of week (Sunday is 0)',
    hint: 'for example "*/5 * * * *" for every five minutes',
  },
  'invalid-url': {
    holds: isOrigin,
    expected: 'http:// or https://, a full host name, an optional port, and nothing after it',
    hint: 'for example "http://minio.storage.svc.cluster.local:9000"',
  },
  'invalid-image': {
    holds: (value) =>
      /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+$/.test(value),
    expected: 'a registry and a repository, without tag and digest',
    hint: 'the release overlay holds the tag and the digest',
  },
  'invalid-repository': {
    // No user but git's: whoever reads the manifests would read a token.
    holds: (value) =>
      /^(https:\/\/|ssh:\/\/(git@)?|git@)[A-Za-z0-9][-\w.]*(:\d+)?[:/][-\w./~]+$/.test(value),
    expected: 'the address of a git repository, by https or ssh, without a user or a token',
    hint: 'the same text that Argo CD knows the repository by, such as "https://github.com/acme/web.git"',
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
  'invalid-bucket': {
    holds: (value) => /^[a-z0-9][-a-z0-9.]{1,61}[a-z0-9]$/.test(value),
    expected: '3 to 63 lower-case letters, digits, "-" or ".", from a letter or digit to one',
    hint: 'the name of the bucket alone, without an address',
  },
  'invalid-region': {
    holds: (value) => /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/i.test(value),
    expected: 'the name of a region such as "us-east-1"',
    hint: 'leave it out where the store has no regions',
  },
  'invalid-revision': {
    holds: (value) => /^\w[-\w./]*$/.test(value),
    expected: 'the name of a branch such as "main"',
    hint: 'Argo CD follows it',
  },
  'invalid-cidr': {
    holds: isAddressRange,
    expected:
      'an address range such as "203.0.113.0/24" or "2001:db8::/32", without bits behind the prefix',
    hint: 'one address is written with /32, or /128 in IPv6; a range begins with its first address',
  },
  'invalid-local-time': {
    holds: isLocalTime,
    expected: 'a minute of the calendar such as "2026-11-27T00:00", without a zone',
    hint: 'year, month and day, a "T", hour and minute; the zone stands under "timeZone"',
  },
  'invalid-time-zone': {
    holds: isTimeZone,
    expected: 'the IANA name of a time zone such as "Europe/Berlin", or "UTC"',
    hint: 'an offset such as "+01:00" is none: it does not know of summer',
  },
  'invalid-duration': {
    holds: (value) => parseDuration(value) !== undefined,
    expected: 'a duration such as "30m", "2h" or "1d"',
    hint: 'a whole number and its unit: m for minutes, h for hours, d for days',
  },
  'invalid-reason': {
    holds: (value) => value.trim().length >= 10,
    expected: 'a reason in words, such as "its content comes from another database"',
    hint: 'whoever reads it must understand what is at risk',
  },
  'invalid-remote-key': {
    holds: (value) => value.length <= 512 && remoteKey.test(value),
    expected: 'the path of an entry such as "web/{environment}/{site}/{secret}"',
    hint: 'letters, digits, "/", "-", "_", "." and ":"; in braces only environment, site and secret',
  },
} as const satisfies Record<string, Format>;

const remoteKey =
  /^(?:[\w.:-]|\{(?:environment|site|secret)\})+(?:\/(?:[\w.:-]|\{(?:environment|site|secret)\})+)*$/;

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
  if (!/^https?:/.test(value) || !URL.canParse(value)) return false;
  const { origin, protocol, hostname } = new URL(value);
  // A name without a dot means another host in every namespace.
  if (!/[.:]/.test(hostname)) return false;
  // The parser drops a port that the scheme implies.
  return value === origin || value === `${origin}:${protocol === 'https:' ? 443 : 80}`;
}
