import { describe, expect, test } from 'vitest';
import { createWorkshop } from './workshop.ts';

const types = 'payload-types.ts';
const importMap = 'app/(payload)/admin/importMap.js';

/** A valid environment of another kind than that of build.env. */
const s3 = {
  SYNESTRA_ENV: 'prod',
  SITE_URL: 'https://example.com',
  CONTENT_LOCALES: 'ru,en',
  SYNESTRA_MEDIA_STORAGE: 's3',
  S3_ENDPOINT: 'https://s3.example.com',
  S3_BUCKET: 'media',
  S3_ACCESS_KEY_ID: 'somebody',
  S3_SECRET_ACCESS_KEY: 'word-that-nobody-guesses-1',
  PAYLOAD_SECRET: 'word-that-nobody-guesses-2-and-that-is-long',
  PREVIEW_SECRET: 'word-that-nobody-guesses-3-and-that-is-long',
  CRON_SECRET: 'word-that-nobody-guesses-4-and-that-is-long',
  SEED_KEY: 'word-that-nobody-guesses-5-and-that-is-long',
  DATABASE_URI: 'postgres://site:word-that-nobody-guesses-6@database.invalid:5432/site',
};

describe('what is generated from the configuration is in the repository', () => {
  test('types and import map: pnpm generate changes nothing', async () => {
    const workshop = createWorkshop();
    await workshop.run('generate.ts');
    expect(workshop.listChanges()).toEqual([]);
  });

  test.each([
    ['on a volume', {}],
    ['with S3 and two languages in production', s3],
  ])('migrations, %s: pnpm migration NAME writes none', async (_, env) => {
    const workshop = createWorkshop();
    await workshop.run('migration.ts', ['none'], env);
    expect(workshop.listChanges()).toEqual([]);
  });
});

describe('these checks find what was forgotten', () => {
  const field = "{ slug: 'things', fields: [{ name: 'one', type: 'text' }] },";

  test('a field and a component change types, import map and migrations', async () => {
    const workshop = createWorkshop();
    const component = "{ slug: 'things', admin: { components: { Description: '/src/x#X' } }, ";
    addCollection(workshop, field.replace("{ slug: 'things', ", component));
    await workshop.run('generate.ts');
    expect(workshop.listChanges()).toEqual([importMap, types]);
    await workshop.run('migration.ts', ['things']);
    expect(workshop.listChanges()).toEqual([
      importMap,
      expect.stringMatching(/^migrations\/\d+_\d+_things\.json$/),
      expect.stringMatching(/^migrations\/\d+_\d+_things\.ts$/),
      'migrations/index.ts',
      types,
    ]);
  });

  test('a name that changed is a question, which nobody waits for', async () => {
    const workshop = createWorkshop();
    addCollection(workshop, field);
    await workshop.run('migration.ts', ['things']);
    workshop.edit('create-site-config.ts', "name: 'one'", "name: 'two'");
    const before = workshop.listChanges();
    await expect(workshop.run('migration.ts', ['renamed'])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^error: whether .* new or was renamed .* Run "pnpm migration renamed" in a terminal\.\n$/,
      ) as string,
    });
    expect(workshop.listChanges()).toEqual(before);
  });
});

function addCollection({ edit }: ReturnType<typeof createWorkshop>, collection: string): void {
  edit('create-site-config.ts', 'collections: [\n', `collections: [\n${collection}\n`);
}
