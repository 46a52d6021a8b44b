import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { localise } from '../content/addresses.ts';
import type { Language } from '../content/words.ts';
import { NotFoundMessage } from './not-found-message.tsx';

/**
 * Answers with the status of a page that is not there, and with the whole page. When `notFound` ends a
 * rendering, Next.js sends an empty document that only scripts fill; behind a boundary it sets the
 * status alone, and what stands in for the boundary is sent.
 */
export function Missing({ locale }: { readonly locale: Language }) {
  return (
    <Suspense fallback={<NotFoundMessage locale={locale} home={localise('/', locale)} />}>
      <Nothing />
    </Suspense>
  );
}

function Nothing(): never {
  notFound();
}
