import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { findBuild } from './build.ts';
import { crawl } from './crawl.ts';
import { logIn, readDoc } from './rest.ts';
import { startSite, type Site } from './site.ts';
import { admin } from './variables.ts';

/** What only one of the two sites may say; the letters are those of no other word. */
const apple = { database: 'apple-qx', word: 'Antonovka', colour: '#a01010', language: 'en' };
const plum = { database: 'plum-zv', word: 'Vengerka', colour: '#1010a0', language: 'ru' };
type Fruit = typeof apple;

test('one build serves two sites, and neither tells of the other', async () => {
  const postgres = await startTemporaryPostgres();
  onTestFinished(() => postgres.stop());
  const build = await findBuild();
  const before = hashFiles(build);

  const sites = await Promise.all([open(postgres, apple), open(postgres, plum)]);
  const [applesOwn, plumsOwn] = [ownWords(sites[0], apple), ownWords(sites[1], plum)];
  const pictures = await Promise.all([fill(sites[0], apple), fill(sites[1], plum)]);
  const seen = await Promise.all(sites.map(({ url }) => crawl(url)));
  expect(pictures[0]).not.toEqual(pictures[1]);
  for (const [site, fruit, answers, foreign] of [
    [sites[0], apple, seen[0], plumsOwn],
    [sites[1], plum, seen[1], applesOwn],
  ] as const) {
    const all = new Map(answers);
    // It is one's own content that was looked through, and each kind of it.
    expect(all.get('/')).toContain(fruit.word);
    const addresses = [...all.keys()];
    expect(addresses).toEqual(expect.arrayContaining(['/about', '/api/pages', '/admin/login']));
    expect(addresses.filter((one) => one.startsWith('/api/media/file/')).length).toBeGreaterThan(1);
    expect(addresses.filter((one) => one.endsWith('.js')).length).toBeGreaterThan(10);
    for (const [address, text] of all) {
      const secrets = secretsOf(site);
      const leaked = [...foreign, ...secrets, ...builds].filter((word) => text.includes(word));
      expect([site.url, address, leaked]).toEqual([site.url, address, []]);
    }
  }

  await Promise.all(sites.map((site) => site.stop()));
  expect(hashFiles(build)).toEqual(before);
});

/** What build.env says must be in nothing that a reader gets. */
const builds = ['build.invalid', 'database.invalid', 'not-a-secret', '/nonexistent'];

function open(postgres: Postgres, { database, word, language }: Fruit): Promise<Site> {
  return startSite(postgres, database, {
    DATABASE_POOL_MAX: '4',
    CONTENT_LOCALES: language,
    ...Object.fromEntries(
      ['PAYLOAD_SECRET', 'PREVIEW_SECRET', 'CRON_SECRET', 'SEED_KEY'].map((name) => [
        name,
        `${name}-of-the-site-of-${word}-and-no-other`,
      ]),
    ),
  });
}

/** Writes a page, the home page and a picture whose file has the same name on both sites. */
async function fill(site: Site, { word, colour }: Fruit): Promise<Buffer> {
  const editor = await logIn(site.url);
  const background = colour;
  const picture = await sharp({ create: { width: 600, height: 400, channels: 3, background } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.set('_payload', JSON.stringify({ alt: `A picture of ${word}` }));
  form.set('file', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'same-name.png');
  const cover = (await readDoc(await editor('POST', '/api/media', form))).id;
  const hero = { type: 'medium', lead: `All about ${word}`, media: cover };
  const write = async (slug: string) => {
    const page = { title: `${word} ${slug}`, slug, hero, _status: 'published' };
    return (await readDoc(await editor('POST', '/api/pages', page))).id;
  };
  await write('home');
  const reference = { relationTo: 'pages', value: await write('about') };
  const navItems = [{ link: { type: 'reference', reference, label: `About ${word}` } }];
  expect((await editor('POST', '/api/globals/header', { navItems })).status).toBe(200);
  const settings = { name: `The ${word}`, tagline: `Only ${word}` };
  expect((await editor('POST', '/api/globals/settings', settings)).status).toBe(200);
  const served = await fetch(`${site.url}/api/media/file/same-name.png`);
  return Buffer.from(await served.arrayBuffer());
}

function ownWords(site: Site, { database, word }: Fruit): string[] {
  const { port } = new URL(site.url);
  return [`localhost:${port}`, `127.0.0.1:${port}`, database, word];
}

function secretsOf({ variables }: Site): string[] {
  const { DATABASE_URI = '', MEDIA_DIR = '', FIRST_ADMIN_DIR = '' } = variables;
  const keys = Object.entries(variables).filter(([name]) => /SECRET|KEY/.test(name));
  const folders = [MEDIA_DIR, FIRST_ADMIN_DIR];
  const login = [admin.email, admin.password];
  return [new URL(DATABASE_URI).password, ...folders, ...login, ...keys.map(([, value]) => value)];
}

function hashFiles(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
}
