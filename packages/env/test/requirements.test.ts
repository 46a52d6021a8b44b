import { expect, it } from 'vitest';
import { requiredKeys } from '../src/requirements.ts';

const keys = ['DATABASE_URI', 'PAYLOAD_SECRET', 'PREVIEW_SECRET', 'CRON_SECRET'];

it('asks the smallest site for its database and its keys', () => {
  expect(requiredKeys({ environment: 'dev', media: 'volume', smtp: false })).toEqual({
    runtime: keys,
    s3: [],
  });
});

it.each(['stage', 'prod'] as const)('asks for the key to demo content in %s', (environment) => {
  expect(requiredKeys({ environment, media: 'volume', smtp: false }).runtime).toEqual([
    ...keys,
    'SEED_KEY',
  ]);
});

it('asks for the user of the object store in a Secret of its own', () => {
  expect(requiredKeys({ environment: 'dev', media: 's3', smtp: false })).toEqual({
    runtime: keys,
    s3: ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  });
});

it('asks for the user of the mail server where mail is sent', () => {
  expect(requiredKeys({ environment: 'dev', media: 'volume', smtp: true }).runtime).toEqual([
    ...keys,
    'SMTP_USER',
    'SMTP_PASSWORD',
  ]);
});
