import type { Page } from 'playwright-core';

/** The admin sets its title a moment after the page is there; the test's time limit ends the wait. */
export async function waitForTitle(page: Page, part: string): Promise<void> {
  await page.waitForFunction((wanted) => document.title.includes(wanted), part);
}
