import { expect, test } from 'vitest';
import { findBuild } from './build.ts';
import { findFreePort } from '@synestra/processes';
import { startProgram } from './program.ts';
import { createVariables, type Variables } from './variables.ts';

const valid = createVariables(
  'postgres://site:a-secret-word@127.0.0.1:1/site',
  'http://localhost:3000',
);

/** The change that spoils a valid environment, and the variables that it is told of. */
const cases: readonly [string, Variables, readonly string[]][] = [
  ['a short key', { PAYLOAD_SECRET: 'short-and-secret' }, ['PAYLOAD_SECRET']],
  ['the same key twice', { CRON_SECRET: valid.PREVIEW_SECRET ?? '' }, ['CRON_SECRET']],
  ['an address without a scheme', { SITE_URL: 'example.com' }, ['SITE_URL']],
  ['an unknown environment', { SYNESTRA_ENV: 'production' }, ['SYNESTRA_ENV']],
  [
    'several faults at once',
    {
      DATABASE_URI: 'mysql://someone:a-secret-word@db/site', // not-a-secret
      MEDIA_DIR: '',
      SEED_KEY: 'secret-seed',
    },
    ['DATABASE_URI', 'SEED_KEY', 'MEDIA_DIR'],
  ],
  [
    'object storage without its keys',
    { SYNESTRA_MEDIA_STORAGE: 's3', S3_ENDPOINT: 'http://minio:9000', S3_BUCKET: 'media' },
    ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  ],
];

test.each(cases)(
  '%s ends the server with all that is wrong and no value',
  async (_, changes, names) => {
    const variables = { ...valid, ...changes };
    const { code, errors, output } = await start(variables);
    expect(code).toBe(1);
    const [title, ...lines] = errors.trimEnd().split('\n');
    const count = names.length === 1 ? '1 problem' : `${names.length} problems`;
    expect(title).toBe(`The site cannot start: ${count} with its variables`);
    expect(lines.map((line) => line.trim().split(' ')[0])).toEqual(names);
    const values = Object.entries(variables).filter(([name, value]) => isSecret(name) && value);
    expect(values.filter(([, value]) => output.includes(value))).toEqual([]);
    expect(output).not.toMatch(/secret-word|-secret\b.*-and-|secret-seed/);
  },
);

test('an empty environment names everything that is required', async () => {
  const { code, errors } = await start({});
  expect(code).toBe(1);
  expect(errors.match(/^ {2}\w+/gm)?.map((name) => name.trim())).toEqual([
    'SYNESTRA_ENV',
    'SITE_URL',
    'DATABASE_URI',
    'PAYLOAD_SECRET',
    'PREVIEW_SECRET',
    'CRON_SECRET',
    'SYNESTRA_MEDIA_STORAGE',
  ]);
});

async function start(variables: Variables) {
  const own = { ...variables, PORT: String(await findFreePort()) };
  return startProgram(await findBuild(), 'serve.mjs', own, ['--host', '127.0.0.1']).ended;
}

function isSecret(name: string): boolean {
  return /SECRET|KEY|URI/.test(name);
}
