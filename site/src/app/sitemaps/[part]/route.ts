import { formatEntries } from '../../../content/format-sitemap.ts';
import { countSitemapParts, readSitemapPart } from '../../../content/read-sitemap.ts';
import { env } from '../../../env.ts';

export const dynamic = 'force-dynamic';

interface Context {
  readonly params: Promise<{ readonly part: string }>;
}

/** One part of a long list of addresses: `/sitemaps/2.xml`. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const [, part] = /^([1-9]\d{0,4})\.xml$/.exec((await params).part) ?? [];
  if (part === undefined || Number(part) > (await countSitemapParts())) {
    return new Response(null, { status: 404 });
  }
  const text = formatEntries(env.siteUrl, await readSitemapPart(Number(part)));
  return new Response(text, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}
