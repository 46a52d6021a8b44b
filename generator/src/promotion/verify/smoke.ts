import type { Expectation } from './expectation.ts';
import { checkHealth } from './check-health.ts';
import { checkPage } from './check-page.ts';
import type { Request } from './request.ts';

const pages = ['/', '/admin'];

/**
 * Asks the site from outside, as its readers do. Returns what is wrong; nothing if all is well. The
 * pages of another site or of another release are not judged.
 */
export async function checkSmoke(
  request: Request,
  { host, release }: Pick<Expectation, 'host' | 'release'>,
): Promise<readonly string[]> {
  const problem = await checkHealth(request, host, release);
  if (problem !== undefined) return [problem];
  const found = await Promise.all(
    pages.map((page) => checkPage(request, new URL(page, `https://${host}`))),
  );
  return found.filter((problem) => problem !== undefined);
}
