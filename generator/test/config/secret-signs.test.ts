import { describe, expect, it } from 'vitest';
import { describeValue } from '../../src/config/describe.ts';
import { looksSecret } from '../../src/config/secret-signs.ts';

// Put together from pieces, so that no scanner takes this file for a leak.
const join = (...parts: string[]) => parts.join('');
const hex = '0123456789abcdef';
const letters = 'aB3dE6gH9jK2mN5pQ8sT1vW4xY7zA0cF';

const byName = [
  'CRM_TOKEN',
  'crm_token',
  'API_KEY',
  'APIKEY',
  'STRIPE_SECRET_KEY',
  'CLIENT_SECRET',
  'DB_PASSWORD',
  'DB_PASS',
  'MYSQL_PWD',
  'SSH_PASSPHRASE',
  'GOOGLE_CREDENTIALS',
  'JWT_PRIVATE_KEY',
  'SIGNING_KEY',
  'ENCRYPTION_KEY',
  'CRM_TOKEN_OLD',
];

const byForm: [string, string][] = [
  ['a key of AWS', join('AKIA', 'IOSFODNN7', 'EXAMPLE')],
  ['a secret of AWS', join('wJalrXUtnFEMI/', 'K7MDENG/bPxRfi', 'CYEXAMPLEKEY')],
  ['a token of GitHub', join('ghp_', letters)],
  ['a fine-grained token of GitHub', join('github_pat_', letters)],
  ['a token of GitLab', join('glpat-', letters.slice(0, 20))],
  ['a token of Slack', join('xoxb-', '1234567890-', letters)],
  ['a hook of Slack', join('https://hooks.slack.com/', 'services/T0/B0/', letters)],
  ['a key of Stripe', join('sk_live_', letters)],
  ['a key of Stripe for tests', join('sk_', 'test_', letters)],
  ['a restricted key of Stripe', join('rk_', 'live_', letters)],
  ['a restricted key of Stripe for tests', join('rk_', 'test_', letters)],
  ['a key of a language model', join('sk-', 'proj-', letters)],
  ['a key of Google', join('AIza', letters)],
  ['a token of npm', join('npm_', letters)],
  ['a key of age', join('AGE-SECRET-', 'KEY-1', letters.toUpperCase())],
  ['a key in PEM', join('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIE\n-----END')],
  ['a key in PEM inside JSON', join('{"key":"-----BEGIN ', 'PRIVATE KEY-----"}')],
  ['a JSON web token', join('eyJhbGciOi', 'JIUzI1NiJ9.', 'eyJzdWIiOiIx', 'In0.', letters)],
  ['a password in an address', join('postgres://shop:', 'pass', '@db.example.com/shop')],
  ['a password in an address without a user', join('redis://:', 'pass', '@cache.example.com')],
  ['a password in a query', join('https://example.com/?', 'api_key=', letters)],
  ['a password in a connection string', join('Server=db;', 'Password=', letters, ';')],
  ['a header', join('Bearer ', letters)],
  ['random hexadecimal digits', hex.repeat(2)],
  ['random letters and digits', letters],
  ['random base64', join(letters, letters.slice(5), 'A==')],
  ['one with a line feed behind it', join('ghp_', letters, '\n')],
];

const harmless: [string, string][] = [
  ['LOG_LEVEL', 'info'],
  ['DEFAULT_LOCALE', 'de-AT'],
  ['FEATURE_SHOP', 'true'],
  ['TIMEZONE', 'Europe/Vienna'],
  ['MAX_TOKENS', '4096'],
  ['TOKENIZER', 'words'],
  ['TOKEN_URL', 'https://login.example.com/oauth/token'],
  ['PASSWORD_MIN_LENGTH', '12'],
  ['PASSWORD_RESET_PATH', '/account/password'],
  ['API_KEY_HEADER', 'x-api-key'],
  ['SESSION_TOKEN_TTL', '3600'],
  ['COMPASS', 'north'],
  ['BYPASS', 'none'],
  ['CRM_URL', 'https://crm.example.com/api/v2?site=shop&limit=20'],
  ['SENTRY_DSN', 'https://0a1b2c3d@errors.example.com/42'],
  ['MAIL_FROM', 'The Shop <shop@example.com>'],
  ['MAP_STYLE', 'https://tiles.example.com/styles/bright/style.json'],
  ['SITE_NAME', 'Der allerbeste Laden in der ganzen großen Stadt seit 1999'],
  ['GREETING', 'Welcome-to-the-best-shop-in-the-whole-town-since-1999'],
  ['ALLOWED_ORIGINS', 'https://a.example.com,https://b.example.com'],
  ['COLOR', '#0af0af'],
  ['BUILD_DATE', '2026-11-20T16:33:00Z'],
  ['ORGANISATION', '550e8400-e29b-41d4-a716-446655440000'],
  ['RECAPTCHA_SITE_KEY', join('6L', letters, 'AAAAAA')],
  ['GOOGLE_SITE_VERIFICATION', letters],
  ['VAPID_PUBLIC_KEY', join(letters, letters)],
  ['STRIPE_PUBLISHABLE_KEY', join('pk_', 'live_', letters)],
  ['PUBLIC_API_KEY', hex.repeat(2)],
  ['CRM_TOKEN', ''],
  ['CRM_TOKEN', '  '],
];

describe('a variable', () => {
  it.each(byName)('%s is taken for a secret by its name', (name) => {
    expect(looksSecret(name, 'anything')).toBe(true);
  });

  it.each(byForm)('is taken for a secret by its form: %s', (_, value) => {
    expect(looksSecret('SETTING', value)).toBe(true);
  });

  it.each(['RECAPTCHA_SITE_KEY', 'SITE_VERIFICATION', 'VAPID_PUBLIC_KEY', 'PUBLIC_URL'])(
    '%s is taken for a secret only by a form that nothing public has',
    (name) => {
      expect(looksSecret(name, join('sk_', 'test_', letters))).toBe(true);
      expect(looksSecret(name, join('https://shop:', 'pass', '@example.com'))).toBe(true);
    },
  );

  it.each(harmless)('%s=%s is harmless', (name, value) => {
    expect(looksSecret(name, value)).toBe(false);
  });
});

describe('an error message', () => {
  it.each(byForm)('shows nothing of %s, wherever it stands', (_, value) => {
    expect(describeValue(value, ['cluster', 'revision'])).toBe(
      `a string of ${value.length} characters`,
    );
  });

  it('shows nothing of a user in an address', () => {
    const value = join('https://', 'robot', '@git.example.com/fleet.git');
    expect(describeValue(value, ['cluster', 'repository'])).toBe('a string of 39 characters');
  });

  it.each([
    ['text', 'info', 'a string of 4 characters'],
    ['a number', 4711, 'a number'],
    ['a list', ['a'], 'a list of 1'],
  ])('shows nothing of a variable: %s', (_, value, shown) => {
    expect(describeValue(value, ['sites', 'shop', 'env', 'PIN'])).toBe(shown);
  });

  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    [4, '4'],
    [Number.NaN, 'NaN'],
    [true, 'true'],
    ['', '""'],
    ['a "b"\n', String.raw`"a \"b\"\n"`],
    [{ a: 1 }, 'an object'],
    ['x '.repeat(100), `"${'x '.repeat(37)}x…"`],
  ])('shows %j as %s', (value, shown) => {
    expect(describeValue(value, ['cluster'])).toBe(shown);
  });
});
