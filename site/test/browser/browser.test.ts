import { brotliCompressSync } from 'node:zlib';
import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logIn as logInByApi } from '../rest.ts';
import { startSite, type Site } from '../site.ts';
import { logIn } from './editor.ts';
import { findBrowser } from './find-browser.ts';
import { collectScripts } from './loaded.ts';
import { readOutline } from './outline.ts';
import { keepLooks, keepScreenshot } from './screenshots.ts';
import { waitForTitle } from './title.ts';
import { launchBrowser, openVisit } from './visit.ts';

const executable = findBrowser() ?? '';
/** The first test after a change of the site waits for its build. */
const maySetUp = 600_000;

describe.skipIf(executable === '')('in a browser', () => {
  const stops: (() => Promise<unknown>)[] = [];
  let browser: Browser;
  let fresh: Site;
  let demo: Site;

  beforeAll(async () => {
    const postgres = await startTemporaryPostgres();
    stops.unshift(() => postgres.stop());
    fresh = await startSite(postgres, 'fresh');
    stops.unshift(() => fresh.stop());
    demo = await startSite(postgres, 'demo', { CONTENT_LOCALES: 'en,ru' });
    stops.unshift(() => demo.stop());
    const ask = await logInByApi(demo.url);
    await ask('POST', '/next/seed');
    browser = await launchBrowser(executable);
    stops.unshift(() => browser.close());
  }, maySetUp);

  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  test('a fresh site says that it is there, and where to write', async () => {
    const { page, problems } = await openVisit(browser, 'en-US');
    await page.goto(fresh.url);
    expect(await readOutline(page)).toEqual({
      language: 'en',
      title: new URL(fresh.url).host,
      headings: ['Something good is being written here.'],
      landmarks: [1, 1, 1],
    });
    expect(await keepLooks(page, 'fresh')).toEqual([]);
    await page.getByRole('link', { name: 'Write it' }).click();
    await page.waitForURL(`${fresh.url}/admin/login`);
    expect(problems).toEqual([]);
  });

  test('a reader goes from the home page to a post, and on to the same in Russian', async () => {
    const { page, problems } = await openVisit(browser, 'en-US');
    await page.goto(demo.url);
    expect(await readOutline(page)).toEqual({
      language: 'en',
      title: 'Notes from slow cities',
      headings: ['Notes from slow cities'],
      landmarks: [1, 1, 1],
    });
    await page.getByRole('link', { name: 'A garden on the roof' }).first().click();
    await page.waitForURL(`${demo.url}/posts/roof-garden`);
    await page.getByRole('link', { name: 'Русский' }).click();
    await page.waitForURL(`${demo.url}/ru/posts/roof-garden`);
    expect((await readOutline(page)).language).toBe('ru');
    expect(problems).toEqual([]);
  });

  test.each([
    ['home', '/'],
    ['home-russian', '/ru'],
    ['about', '/about'],
    ['contact', '/contact'],
    ['posts', '/posts'],
    ['category', '/posts/category/places'],
    ['post', '/posts/roof-garden'],
    ['post-without-cover', '/posts/weather-diary'],
    ['search', '/search?q=garden'],
  ])(
    '%s can be read by everybody, on every screen, in the light and in the dark',
    async (name, path) => {
      const { page, problems } = await openVisit(browser, 'en-US');
      await page.goto(`${demo.url}${path}`);
      expect(await keepLooks(page, name)).toEqual([]);
      expect(problems).toEqual([]);
    },
  );

  test('a reader chooses the dark, and it is dark on the next page from the start', async () => {
    const { page } = await openVisit(browser, 'en-US');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(demo.url);
    const readScheme = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    expect(await readScheme()).toBe('light dark');
    await page.getByRole('button', { name: 'Light or dark' }).click();
    expect(await readScheme()).toBe('dark');
    await page.goto(`${demo.url}/about`, { waitUntil: 'commit' });
    await page.locator('body').waitFor({ state: 'attached' });
    expect(await readScheme()).toBe('dark');
  });

  test('a form says on its own page that it has arrived', async () => {
    const { page, problems } = await openVisit(browser, 'en-US');
    await page.goto(`${demo.url}/contact`);
    for (const field of await page.locator('.form :is(input, textarea)[required]').all()) {
      const isMail = (await field.getAttribute('type')) === 'email';
      await field.fill(isMail ? 'reader@example.com' : 'A long walk');
    }
    await page.getByRole('button', { name: 'Send' }).click();
    await page.waitForURL(/#form-\d+-sent$/);
    expect(await page.getByRole('status').isVisible()).toBe(true);
    expect(await page.locator('.form').isVisible()).toBe(false);
    expect(await keepLooks(page, 'contact-sent')).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('whoever logged in to the admin finds the way there on the page; a reader loads nothing of it', async () => {
    const reader = await openVisit(browser, 'en-US');
    const asked: string[] = [];
    reader.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await reader.page.goto(`${demo.url}/about`, { waitUntil: 'networkidle' });
    expect(asked.filter((path) => path.startsWith('/api/users'))).toEqual([]);
    expect(await reader.page.locator('.editor-bar').count()).toBe(0);

    const editor = await openVisit(browser, 'en-US');
    await logIn(editor.page, demo.url);
    await editor.page.goto(`${demo.url}/about`);
    const edit = editor.page.getByRole('link', { name: 'Edit this page' });
    await edit.waitFor();
    expect(await keepLooks(editor.page, 'editor')).toEqual([]);
    await edit.click();
    await editor.page.waitForURL(/\/admin\/collections\/pages\/\d+/);
  });

  test('the keyboard skips what is the same on every page', async () => {
    const { page } = await openVisit(browser, 'en-US');
    await page.goto(demo.url);
    await page.keyboard.press('Tab');
    await keepScreenshot(page, 'skip-link');
    await page.keyboard.press('Enter');
    expect(await page.locator('main').evaluate((main) => main === document.activeElement)).toBe(
      true,
    );
  });

  test('a page that is not there is a page too', async () => {
    const { page, problems } = await openVisit(browser, 'en-US');
    await page.goto(`${demo.url}/nowhere`);
    expect((await readOutline(page)).headings).toEqual(['There is no such page.']);
    expect(await keepLooks(page, 'missing')).toEqual([]);
    expect(problems).toEqual([`404: ${demo.url}/nowhere`]);
  });

  test('the scripts of a page are less than 130 kB, in brotli', async () => {
    const { page } = await openVisit(browser, 'en-US');
    const scripts = collectScripts(page);
    await page.goto(demo.url, { waitUntil: 'networkidle' });
    const sizes = (await Promise.all(scripts)).map((script) => brotliCompressSync(script).length);
    expect(sizes).not.toEqual([]);
    expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThan(130_000);
  });

  test('the admin speaks English until its user wants Russian', async () => {
    const { page, problems } = await openVisit(browser, 'en-US');
    await page.goto(`${demo.url}/admin/login`);
    await keepScreenshot(page, 'admin-login-english');
    await logIn(page, demo.url);
    await waitForTitle(page, 'Dashboard');
    await keepScreenshot(page, 'admin-dashboard-english');
    await page.goto(`${demo.url}/admin/account`);
    await page.locator('.payload-settings__language .rs__control').click();
    await page.getByRole('option', { name: 'Русский' }).click();
    await page.locator('html[lang=ru]').waitFor();
    await page.goto(`${demo.url}/admin`);
    await waitForTitle(page, 'Панель');
    expect(problems).toEqual([]);
  });
});
