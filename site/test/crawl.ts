/** Public addresses that nothing links to. */
const unlinked = [
  '/',
  '/no-such-page',
  '/healthz',
  '/readyz',
  '/admin',
  '/admin/login',
  '/admin/forgot',
  '/admin/collections/pages',
  '/api/access',
  '/api/pages',
  '/api/pages/1',
  '/api/pages?depth=9',
  '/api/media?depth=9',
  '/api/globals/settings',
  '/api/users',
  '/api/users/me',
  '/robots.txt',
  '/sitemap.xml',
  '/favicon.ico',
];

/** Follows every link of a site; all that each address answers, headers and body, by its path. */
export async function crawl(url: string): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  const waiting = [...unlinked];
  for (const path of waiting) {
    if (answers.has(path)) continue;
    answers.set(path, await describeAnswer(url, path));
    waiting.push(...findLinks(answers.get(path) ?? ''));
    // What the browser asks for when a reader follows a link inside the site.
    if (!path.includes('.')) answers.set(`${path} as data`, await describeAnswer(url, path, data));
  }
  return answers;
}

const data = { RSC: '1' };

async function describeAnswer(url: string, path: string, headers = {}): Promise<string> {
  const response = await fetch(`${url}${path}`, { headers, redirect: 'manual' });
  return [JSON.stringify([...response.headers]), await response.text()].join('\n');
}

/** Addresses in attributes, in JSON and in the lists of files that scripts load. */
function findLinks(text: string): string[] {
  const quoted = [...text.matchAll(/["'\s(](\/[^"'\s()\\<>,;]+)/g)].map(([, link = '']) => link);
  const chunks = [...text.matchAll(/static\/(?:chunks|media)\/[\w~./-]+\.\w+/g)];
  return [
    ...quoted.filter((link) => /^\/(_next\/static|api\/media|[\w-]+$)/.test(link)),
    ...chunks.map(([file]) => `/_next/${file}`),
  ];
}
