import type { Page } from 'playwright-core';
import { admin } from '../variables.ts';

export interface Draft {
  readonly title: string;
  readonly lead: string;
  readonly text: readonly string[];
  readonly cover: { readonly picture: Buffer; readonly alt: string };
}

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

/** Writes a page in the admin, leaves its address empty, and publishes it. */
export async function publishPage(page: Page, url: string, draft: Draft): Promise<void> {
  await page.goto(`${url}/admin/collections/pages/create`);
  await waitForReact(page, '#field-title');
  await uploadCover(page, draft.cover);
  await page.fill('#field-title', draft.title);
  await page.fill('#field-lead', draft.lead);
  await page.locator('.rich-text-lexical [contenteditable=true]').click();
  for (const [index, paragraph] of draft.text.entries()) {
    if (index > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(paragraph);
  }
  await page.click('#action-save');
  await page.waitForURL(/\/collections\/pages\/\d+$/);
}

async function uploadCover(page: Page, { picture, alt }: Draft['cover']): Promise<void> {
  await page.click('.upload__createNewToggler');
  const drawer = page.locator('.drawer');
  await drawer
    .locator('input[type=file]')
    .setInputFiles({ name: 'cover.png', mimeType: 'image/png', buffer: picture });
  await drawer.locator('#field-alt').fill(alt);
  await drawer.locator('#action-save').click();
  await drawer.waitFor({ state: 'detached' });
  await page.locator('.upload-relationship-details').waitFor();
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
