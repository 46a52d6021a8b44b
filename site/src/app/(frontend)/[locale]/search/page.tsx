import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SearchView } from '../../../../components/views/search-view.tsx';
import { describeSearch, readQuery, type QueryProps } from '../../../../content/search-query.ts';
import { findPrefix, type PrefixProps } from '../../prefix.ts';

/** The answer is for one reader, and nothing is rendered at build time. */
export const dynamic = 'force-dynamic';

interface Props extends PrefixProps, QueryProps {}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return describeSearch((await findPrefix(params)).locale);
}

/** The search in the languages that have a prefix; any other first segment is nobody's. */
export default async function SearchPage({ params, searchParams }: Props) {
  const { locale, isPrefix } = await findPrefix(params);
  if (!isPrefix) notFound();
  return <SearchView query={await readQuery(searchParams)} locale={locale} />;
}
