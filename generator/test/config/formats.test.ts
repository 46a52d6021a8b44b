import { describe, expect, it } from 'vitest';
import { formats, type FormatCode } from '../../src/config/formats.ts';
import { parseQuantity } from '../../src/config/quantity.ts';

const long = (length: number) => 'a'.repeat(length);

/** For every format what it takes and what it refuses. */
const table: Record<FormatCode, { takes: string[]; refuses: string[] }> = {
  'invalid-local-time': {
    takes: ['2026-11-27T00:00', '2028-02-29T23:59'],
    refuses: [
      '',
      '2026-11-27',
      '2026-02-29T00:00',
      '2026-11-27T24:00',
      '2026-11-27T00:00Z',
      '2026-11-27 00:00',
    ],
  },
  'invalid-duration': {
    takes: ['30m', '2h', '1d', '0m'],
    refuses: ['', '30', 'm', '1.5h', '30s', '2 h', '-1h', '12345m', '1h30m'],
  },
  'invalid-reason': {
    takes: ['nothing here is worth keeping', 'an example'],
    refuses: ['', 'none', '          ', 'no reason '],
  },
  'invalid-remote-key': {
    takes: [
      'a',
      'web/{environment}/{site}/{secret}',
      'web-{environment}/{site}.{secret}',
      'arn:aws:x/y',
    ],
    refuses: ['', '/a', 'a/', 'a//b', '{secret', 'secret}', '{key}', '{{site}}', 'a b', long(513)],
  },
  'invalid-time-zone': {
    takes: ['UTC', 'Europe/Berlin', 'America/Argentina/Ushuaia', 'Etc/GMT+3'],
    refuses: ['', 'Berlin', 'CET', 'Europe/Nowhere', '+01:00', 'europe/berlin'],
  },
  'invalid-dns-label': {
    takes: ['a', 'shop', 'my-shop', 'a1', 'constructor', long(63)],
    refuses: ['', '1a', '-a', 'a-', 'a.b', 'a_b', 'A', 'ä', ' a', 'a\n', 'toString', long(64)],
  },
  'invalid-environment-name': {
    takes: ['dev', 'prod', 'qa2', 'pre', long(20)],
    refuses: ['', 'Dev', '2qa', 'pre-prod', 'release', 'release2', 'secrets', 'secretsx', long(21)],
  },
  'invalid-host': {
    takes: ['a.b', 'www.example.com', '1.example.com', 'xn--80ak6aa92e.com', 'a-b.example.com'],
    refuses: [
      '',
      'localhost',
      'Example.com',
      '*.example.com',
      'https://example.com',
      'example.com:443',
      'example.com/',
      'example.com.',
      '.example.com',
      'a..b',
      '-a.com',
      'a_b.com',
      '192.0.2.7',
      'пример.рф',
      `${long(64)}.com`,
      `${`${long(62)}.`.repeat(4)}com`,
    ],
  },
  'invalid-object-name': {
    takes: ['a', 'shop-crm', '1', 'a.b-c', long(63)],
    refuses: ['', 'A', 'a_b', '-a', 'a.', 'a..b', 'a b'],
  },
  'invalid-label': {
    takes: ['', 'a', 'A', '1.2', 'a_b-c.D', long(63)],
    refuses: ['-a', 'a-', 'a b', 'a/b', 'ä', long(64)],
  },
  'invalid-label-key': {
    takes: ['a', 'app', 'kubernetes.io/os', 'a-b.c/D_e'],
    refuses: ['', '/a', 'a/', 'a/b/c', 'A.b/c', 'a b', '-a', long(64)],
  },
  'invalid-variable-name': {
    takes: ['A', 'LOG_LEVEL', '_a', 'a1'],
    refuses: ['', '1A', 'A-B', 'A.B', 'A B', 'Ä', 'A='],
  },
  'invalid-quantity': {
    takes: ['512Mi', '4Gi', '1', '1.5Gi', '500M', '1e9', '2Ti'],
    refuses: [
      '',
      '0',
      '0Gi',
      '-1Gi',
      '+1Gi',
      '4 Gi',
      '4GB',
      '4gi',
      '512m',
      '512u',
      '0.5',
      '.5Gi',
      'Gi',
    ],
  },
  'invalid-cpu': {
    takes: ['1', '150m', '0.5', '1.25', '1500m'],
    refuses: ['', '0', '0m', '-1', '1 core', '1Gi', '1k', '1u', '1,5', '100M'],
  },
  'invalid-cron': {
    takes: [
      '* * * * *',
      '*/5 * * * *',
      '0 4 * * 1-5',
      '0 0 1,15 * *',
      '0 9 * jan,jul mon',
      '0 9 * * WED',
      '0  4 * * 0',
    ],
    refuses: [
      '',
      '* * * *',
      '* * * * * *',
      '60 * * * *',
      '* 24 * * *',
      '* * 0 * *',
      '* * 32 * *',
      '* * * 13 *',
      '0 4 * * 7',
      '0 0 L * *',
      '0 0 15W * *',
      '0 0 * * 1#2',
      '*/0 * * * *',
      '5-1 * * * *',
      '1-5-7 * * * *',
      '1, * * * *',
      '@daily',
      ' * * * * *',
      'a b c d e',
    ],
  },
  'invalid-url': {
    takes: [
      'http://minio.storage.svc:9000',
      'https://s3.example.com',
      'https://s3.example.com:443',
      'http://minio.storage.svc:80',
      'https://192.0.2.7:6443',
      'https://[2001:db8::7]:6443',
    ],
    refuses: [
      '',
      'minio.storage.svc:9000',
      'http://minio:9000',
      's3://bucket',
      'https://s3.example.com/',
      'https://s3.example.com/bucket',
      'https://s3.example.com?a=b',
      'https://user@s3.example.com',
      'https://S3.example.com',
      'https://s3.example.com:99999',
      'http:minio',
      'http://',
    ],
  },
  'invalid-image': {
    takes: ['registry.example.com/web', 'localhost:5000/web', 'ghcr.io/acme/web/site', 'a/b_c-d.e'],
    refuses: [
      '',
      'web',
      'a/b:1',
      'a/b@sha256:0',
      'A/b',
      'a/B',
      'https://a/b',
      'a//b',
      'a/b/',
      '/a',
    ],
  },
  'invalid-repository': {
    takes: [
      'https://github.com/acme/web.git',
      'https://git.example.com:8443/acme/web',
      'ssh://git@git.example.com:22/acme/web.git',
      'git@github.com:acme/web.git',
    ],
    refuses: [
      '',
      'github.com/acme/web',
      'http://github.com/acme/web',
      'https://robot@github.com/acme/web',
      'https://robot:pass@github.com/acme/web',
      'https://github.com/acme/web?token=x',
      'https://github.com',
      'https://github.com/a b',
      'file:///srv/web',
    ],
  },
  'invalid-directory': {
    takes: ['site', 'apps/saas', 'a_b-c.d'],
    refuses: ['', '.', '..', '../a', 'a/../b', './a', '/a', 'a/', 'a//b', 'a b', String.raw`a\b`],
  },
  'invalid-database-name': {
    takes: ['shop', 'my_shop', '_a', 'a1', long(63)],
    refuses: ['', '1a', 'my-shop', 'Shop', 'a b', long(64)],
  },
  'invalid-bucket': {
    takes: ['abc', 'payload-media-dev', 'a.b.c', '1ab', long(63)],
    refuses: ['', 'ab', 'Abc', 'a_b', '-ab', 'ab-', 'a/b', 'a b c', long(64)],
  },
  'invalid-region': {
    takes: ['us-east-1', 'eu', 'RegionOne', '1'],
    refuses: ['', ' ', 'us east', '-a', 'a-', 'a/b', long(64)],
  },
  'invalid-revision': {
    takes: ['main', 'release/2026', 'v1.2', 'a_b-c'],
    refuses: ['', ' ', 'a b', '-a', '/a', 'a~1', 'a:b', 'a\n'],
  },
  'invalid-cidr': {
    takes: [
      '192.0.2.7/32',
      '192.0.2.128/25',
      '0.0.0.0/0',
      '2001:db8::/32',
      '2001:db8:0:8000::/49',
      '1:2:3:4:5:6:7:8/128',
      '::ffff:192.0.2.0/120',
      '::1/128',
      '::/0',
    ],
    refuses: [
      '',
      '192.0.2.7',
      '192.0.2.7/33',
      '192.0.2/24',
      '::1/129',
      '1.2.3.4/',
      '1.2.3.4/8/9',
      '1.2.3.4/-1',
      '10.0.0.1/8',
      '192.0.2.64/25',
      '2001:db8::1/32',
      '2001:db8:0:8000::/48',
      '::ffff:192.0.2.1/120',
      'fe80::1%eth0/128',
      'localhost/0',
      '10.0.0.0/08',
    ],
  },
};

const rows = Object.entries(table).flatMap(([code, { takes, refuses }]) => [
  ...takes.map((value) => ({ code: code as FormatCode, value, holds: true })),
  ...refuses.map((value) => ({ code: code as FormatCode, value, holds: false })),
]);

describe('a format', () => {
  it.each(rows)('$code: $value, $holds', ({ code, value, holds }) => {
    expect(formats[code].holds(value)).toBe(holds);
  });

  it('is in the table', () => {
    expect(Object.keys(table).toSorted()).toEqual(Object.keys(formats).toSorted());
  });
});

describe('a quantity', () => {
  it.each([
    ['1', 1],
    ['1.5', 1.5],
    ['150m', 0.15],
    ['700m', 0.7],
    ['1500m', 1.5],
    ['500u', 0.0005],
    ['20n', 0.000_000_02],
    ['1k', 1000],
    ['1Ki', 1024],
    ['4Gi', 4_294_967_296],
    ['1.1G', 1_100_000_000],
    ['1e3', 1000],
    ['1E', 1e18],
    ['1Ei', 2 ** 60],
  ])('%s is %d', (text, value) => {
    expect((parseQuantity(text) ?? 0) / value).toBeCloseTo(1, 12);
  });

  it.each([
    '',
    '0',
    '0m',
    '-1',
    '1 Gi',
    '1gi',
    '1MB',
    'Gi',
    '1.',
    '.5',
    '1e',
    '1e100',
    '0x10',
    '٣',
  ])('%j is none', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });

  it.each([
    ['700m', '0.7'],
    ['300m', '0.3'],
    ['1100M', '1.1G'],
    ['1024Mi', '1Gi'],
    ['1e3', '1k'],
  ])('%s is exactly %s', (one, other) => {
    expect(parseQuantity(one)).toBe(parseQuantity(other));
  });
});
