import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type Site } from '../site.ts';
import { logIn } from './editor.ts';
import { findBrowser } from './find-browser.ts';
import { keepScreenshot } from './screenshots.ts';
import { launchBrowser, openVisit } from './visit.ts';

const executable = findBrowser() ?? '';
const maySetUp = 600_000;

describe.skipIf(executable === '')('in a browser', () => {
  const stops: (() => Promise<unknown>)[] = [];
  let browser: Browser;
  let dev: Site;

  beforeAll(async () => {
    const postgres = await startTemporaryPostgres();
    stops.unshift(() => postgres.stop());
    dev = await startSite(postgres, 'safe');
    stops.unshift(() => dev.stop());
    browser = await launchBrowser(executable);
    stops.unshift(() => browser.close());
  }, maySetUp);

  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  test('an admin fills an empty site by a button, and nothing breaks the policy', async () => {
    const { page, problems } = await openVisit(browser, 'ru-RU');
    const violations = await watchPolicy(page);
    await page.goto(dev.url);
    await logIn(page, dev.url);
    await keepScreenshot(page, 'admin-demo-invitation-russian');
    await page.getByRole('button', { name: 'Загрузить демо-контент' }).click();
    await page.locator('.demo-invitation').waitFor({ state: 'detached' });
    await page.goto(dev.url);
    await page.goto(`${dev.url}/admin/collections/pages`);
    await page.goto(`${dev.url}/admin/collections/media/create`);
    const picture = await sharp({
      create: { width: 600, height: 400, channels: 3, background: '#205080' },
    })
      .png()
      .toBuffer();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'picture.png', mimeType: 'image/png', buffer: picture });
    await page.locator('#field-alt').fill('A picture');
    await page.click('#action-save');
    await page.waitForURL(/\/collections\/media\/\d+/);
    await page.waitForLoadState('networkidle');
    expect(violations).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('what somebody planted in a page does not run', async () => {
    const { page } = await openVisit(browser, 'en-US');
    const violations = await watchPolicy(page);
    await page.goto(dev.url);
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<img alt="" src="data:," onerror="window.planted = 1"><iframe src="https://evil.example"></iframe><base href="https://evil.example/">',
      );
      const script = document.createElement('script');
      script.src = 'https://evil.example/script.js';
      document.body.append(script);
    });
    await expect
      .poll(() => [...new Set(violations)].sort(), { timeout: 20_000 })
      .toEqual(['base-uri', 'frame-src', 'script-src-attr', 'script-src-elem']);
    expect(await page.evaluate(() => 'planted' in window)).toBe(false);
  });

  test('a foreign site cannot show the site in a frame', async () => {
    const { page } = await openVisit(browser, 'en-US');
    const foreign = dev.url.replace('localhost', '127.0.0.1');
    await page.goto(`${foreign}/healthz`);
    const isShown = await page.evaluate(async (url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      await new Promise<void>((resolve) => {
        frame.addEventListener('load', () => {
          resolve();
        });
        document.body.append(frame);
      });
      return frame.contentDocument !== null;
    }, dev.url);
    // The document of an error of the browser is out of reach, as the site itself would be.
    expect(isShown).toBe(false);
    const texts = await Promise.all(
      page
        .frames()
        .slice(1)
        .map((frame) => frame.content()),
    );
    expect(texts.join()).toContain('ERR_BLOCKED_BY_CSP');
  });
});

/** The directives that a page breaks from now on. */
async function watchPolicy(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction('tellViolation', (directive: string) => violations.push(directive));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      (window as unknown as { tellViolation: (directive: string) => void }).tellViolation(
        effectiveDirective,
      );
    });
  });
  return violations;
}
