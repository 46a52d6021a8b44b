import type { Page } from 'playwright-core';

/** Every script that a page loads from now on. */
export function collectScripts(page: Page): readonly Promise<Buffer>[] {
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  return scripts;
}
