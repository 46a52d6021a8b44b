import { expect, it } from 'vitest';
import { contract, variables } from '../src/contract.ts';
import { buildFieldSchema } from '../src/field-schema.ts';

it.each(variables)('%s keeps its own law', (_, { format, default: ifAbsent, example }) => {
  const schema = buildFieldSchema(format);
  for (const value of [ifAbsent, example]) {
    if (value !== undefined) expect(schema.safeParse(value).success, value).toBe(true);
  }
});

it('gives no secret a default, and an example only to the database', () => {
  const secrets = variables.filter(([, { source }]) => source === 'secret');
  expect(secrets.filter(([, variable]) => 'default' in variable)).toEqual([]);
  expect(secrets.filter(([, { example }]) => example !== undefined).map(([name]) => name)).toEqual([
    'DATABASE_URI',
  ]);
});

it('takes from Secrets what has the format of a secret, and nothing else', () => {
  const secretFormats = ['user', 'password', 'postgres-uri'];
  const bySource = variables.filter(([, { source }]) => source === 'secret');
  const byFormat = variables.filter(([, { format }]) =>
    typeof format === 'string' ? secretFormats.includes(format) : 'atLeast' in format,
  );
  expect(byFormat).toEqual(bySource);
});

it('leaves to a site what the platform does not decide', () => {
  const ofSites = variables.filter(([, { source }]) => source === 'site').map(([name]) => name);
  expect(ofSites).toEqual([
    'LOG_LEVEL',
    'TRUSTED_PROXIES',
    'METRICS_PORT',
    'CONTENT_LOCALES',
    'DATABASE_POOL_MAX',
    'SMTP_FROM',
  ]);
});

it('keeps enough connections for Payload', () => {
  expect(contract.DATABASE_POOL_MAX.format.from).toBe(3);
});
