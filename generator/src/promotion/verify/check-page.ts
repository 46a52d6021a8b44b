import type { Request } from './request.ts';

const redirects = [301, 302, 303, 307, 308];
const redirectLimit = 10;

/** Whether a page comes, over redirects that stay on the site and end. Returns what is wrong. */
export async function checkPage(request: Request, start: URL): Promise<string | undefined> {
  const visited: string[] = [];
  let url = start;
  for (;;) {
    visited.push(url.href);
    const answer = await request(url);
    if ('obstacle' in answer) return `${describe(visited)}: ${answer.obstacle}`;
    const { status, location } = answer;
    if (!redirects.includes(status)) {
      return status === 200 ? undefined : `${describe(visited)} answers HTTP ${status}`;
    }
    if (location === undefined || !URL.canParse(location, url.href)) {
      return `${describe(visited)} redirects to nowhere (HTTP ${status})`;
    }
    const next = new URL(location, url);
    next.hash = '';
    if (next.origin !== start.origin) {
      return `${describe(visited)} redirects away from the site, to ${next.href}`;
    }
    if (visited.includes(next.href))
      return `a redirect loop: ${[...visited, next.href].join(' → ')}`;
    if (visited.length > redirectLimit) {
      return `more than ${redirectLimit} redirects: ${[...visited, next.href].join(' → ')}`;
    }
    url = next;
  }
}

/** The page that was asked for, and where it led. */
function describe(visited: readonly string[]): string {
  return visited.join(' → ');
}
