import { env } from '../../env.ts';

export const dynamic = 'force-dynamic';

/** Only production is for search engines. */
export function GET(): Response {
  const lines =
    env.environment === 'prod'
      ? [
          'User-agent: *',
          'Disallow: /admin',
          'Disallow: /next/',
          'Disallow: /search',
          '',
          `Sitemap: ${env.siteUrl}/sitemap.xml`,
        ]
      : ['User-agent: *', 'Disallow: /'];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
