import type { Page } from 'playwright-core';

export interface Outline {
  readonly language: string | null;
  readonly title: string;
  readonly headings: readonly string[];
  /** How many of each landmark. */
  readonly landmarks: readonly [banner: number, main: number, contentinfo: number];
}

/** What a page says of itself to a screen reader and to a search engine. */
export async function readOutline(page: Page): Promise<Outline> {
  const count = (role: 'banner' | 'main' | 'contentinfo') => page.getByRole(role).count();
  return {
    language: await page.locator('html').getAttribute('lang'),
    title: await page.title(),
    headings: await page.getByRole('heading', { level: 1 }).allInnerTexts(),
    landmarks: [await count('banner'), await count('main'), await count('contentinfo')],
  };
}
