import { formatEntries, formatIndex } from '../../content/format-sitemap.ts';
import { countSitemapParts, readSitemapPart } from '../../content/read-sitemap.ts';
import { env } from '../../env.ts';

export const dynamic = 'force-dynamic';

/** Every address of the site, or where the parts of a long list lie. */
export async function GET(): Promise<Response> {
  const parts = await countSitemapParts();
  const text =
    parts > 1
      ? formatIndex(env.siteUrl, parts)
      : formatEntries(env.siteUrl, await readSitemapPart(1));
  return new Response(text, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}
