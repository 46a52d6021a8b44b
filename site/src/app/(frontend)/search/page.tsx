import type { Metadata } from 'next';
import { SearchView } from '../../../components/views/search-view.tsx';
import { locales } from '../../../content/addresses.ts';
import { describeSearch, readQuery, type QueryProps } from '../../../content/search-query.ts';

/** The answer is for one reader, and nothing is rendered at build time. */
export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  return describeSearch(locales[0]);
}

export default async function SearchPage({ searchParams }: QueryProps) {
  return <SearchView query={await readQuery(searchParams)} locale={locales[0]} />;
}
