import type { Page } from 'playwright-core';
import { admin } from '../variables.ts';

/** Logs in through the form. */
export async function logIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/admin`);
  await page.waitForURL(`${url}/admin/login`);
  await waitForReact(page, '#field-email');
  await page.fill('#field-email', admin.email);
  await page.fill('#field-password', admin.password);
  await page.click('form button[type=submit]');
  await page.waitForURL(`${url}/admin`);
  await page.locator('.dashboard').waitFor();
}

/** Before React has taken a form over, it forgets what is typed there. */
async function waitForReact(page: Page, selector: string): Promise<void> {
  await page.waitForFunction(
    (field) =>
      Object.keys(document.querySelector(field) ?? {}).some((key) =>
        key.startsWith('__reactProps'),
      ),
    selector,
  );
}
