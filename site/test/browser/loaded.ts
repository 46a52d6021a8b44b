import type { Locator, Page } from 'playwright-core';

/** Every script that a page loads from now on. */
export function collectScripts(page: Page): readonly Promise<Buffer>[] {
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  return scripts;
}

/** Whether a picture has arrived and is one. */
export function isShown(picture: Locator): Promise<boolean> {
  return picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return image.naturalWidth > 0;
  });
}
