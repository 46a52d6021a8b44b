import { brotliCompressSync } from 'node:zlib';
import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawings } from '../../src/demo/drawings.ts';
import { logIn as logInByApi } from '../rest.ts';
import { startSite, type Site } from '../site.ts';
import { logIn, publishPage } from './editor.ts';
import { findBrowser } from './find-browser.ts';
import { collectScripts, isShown } from './loaded.ts';
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
    demo = await startSite(postgres, 'demo');
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

  test('a reader goes from the home page to a Russian page', async () => {
    const { page, problems } = await openVisit(browser, 'en-US');
    await page.goto(demo.url);
    expect(await readOutline(page)).toEqual({
      language: 'en',
      title: 'Fieldnotes',
      headings: ['Notes from slow cities'],
      landmarks: [1, 1, 1],
    });
    expect(await keepLooks(page, 'home')).toEqual([]);
    await page.getByRole('link', { name: 'Как читать город' }).click();
    await page.waitForURL(`${demo.url}/kak-chitat-gorod`);
    expect(await readOutline(page)).toEqual({
      language: 'en',
      title: 'Как читать город · Fieldnotes',
      headings: ['Как читать город'],
      landmarks: [1, 1, 1],
    });
    expect(await page.getByRole('article').getAttribute('lang')).toBe('ru');
    expect(await keepLooks(page, 'russian')).toEqual([]);
    await page.goto(`${demo.url}/roof-garden`);
    expect(await keepLooks(page, 'garden')).toEqual([]);
    await page.goto(`${demo.url}/about`);
    expect(await keepLooks(page, 'without-cover')).toEqual([]);
    expect(problems).toEqual([]);
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

  test('an editor writes in Russian, and readers see it at once', async () => {
    const editor = await openVisit(browser, 'ru-RU');
    await logIn(editor.page, demo.url);
    expect(await editor.page.locator('html').getAttribute('lang')).toBe('ru');
    await waitForTitle(editor.page, 'Панель');
    await keepScreenshot(editor.page, 'admin-dashboard-russian');

    const picture = await sharp(Buffer.from(drawings.harbour)).resize(1200).png().toBuffer();
    await publishPage(editor.page, demo.url, {
      title: 'Утро на пристани',
      lead: 'Чайки просыпаются раньше рыбаков.',
      text: ['## Шесть часов', 'Вода стоит тихо, и слышно, как скрипят канаты.'],
      cover: { picture, alt: 'Парусник в тихой гавани' },
    });
    await keepScreenshot(editor.page, 'admin-editor-russian');
    expect(await editor.page.locator('#field-slug').inputValue()).toBe('utro-na-pristani');

    const reader = await openVisit(browser, 'ru-RU');
    await reader.page.goto(demo.url);
    await reader.page.getByRole('link', { name: 'Утро на пристани' }).click();
    await reader.page.waitForURL(`${demo.url}/utro-na-pristani`);
    const article = reader.page.getByRole('article');
    expect((await article.innerText()).split(/\n+/)).toEqual([
      'Утро на пристани',
      'Чайки просыпаются раньше рыбаков.',
      'Шесть часов',
      'Вода стоит тихо, и слышно, как скрипят канаты.',
    ]);
    const cover = article.getByRole('img', { name: 'Парусник в тихой гавани' });
    expect(await isShown(cover)).toBe(true);
    expect(await keepLooks(reader.page, 'published')).toEqual([]);
    expect([...editor.problems, ...reader.problems]).toEqual([]);
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
