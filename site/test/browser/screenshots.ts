import path from 'node:path';
import type { Page } from 'playwright-core';
import { findBarriers } from './axe.ts';

/** Git ignores it. */
const artifacts = path.join(import.meta.dirname, '..', 'artifacts');

const phone = { width: 390, height: 844 };
const tablet = { width: 820, height: 1180 };
const desktop = { width: 1440, height: 900 };

const looks = [
  { look: 'phone-light', size: phone, colorScheme: 'light' },
  { look: 'phone-dark', size: phone, colorScheme: 'dark' },
  { look: 'tablet-light', size: tablet, colorScheme: 'light' },
  { look: 'desktop-dark', size: desktop, colorScheme: 'dark' },
  { look: 'desktop-light', size: desktop, colorScheme: 'light' },
] as const;

/**
 * Keeps the page in every look for whoever wants to see it; tells the looks that scroll sideways, and
 * what would keep somebody from reading it.
 */
export async function keepLooks(page: Page, name: string): Promise<string[]> {
  const problems: string[] = [];
  for (const { look, size, colorScheme } of looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await keepScreenshot(page, `${name}-${look}`);
    if (await scrollsSideways(page)) problems.push(`${look}: it scrolls sideways`);
    for (const barrier of await findBarriers(page)) problems.push(`${look}: ${barrier}`);
  }
  return problems;
}

export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(loadPictures);
  const file = path.join(artifacts, `${name}.png`);
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
}

function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

/** Pictures below the window come when a reader does; a screenshot is of all of them. */
async function loadPictures(): Promise<void> {
  const pictures = [...document.images];
  for (const picture of pictures) picture.loading = 'eager';
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
}
