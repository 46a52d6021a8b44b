import { wordsIn, type Language } from '../content/words.ts';
import { Message } from './message.tsx';

/** What readers see before the first page is published. */
export function EmptyHome({ locale }: { readonly locale: Language }) {
  const words = wordsIn(locale);
  return (
    <Message title={words.emptyTitle} lead={words.emptyLead}>
      <a className="button" href="/admin">
        {words.openAdmin}
      </a>
    </Message>
  );
}
