import { wordsIn, type Language } from '../content/words.ts';
import { Message } from './message.tsx';

/** What readers see before the first page is published. */
export function EmptyHome({ language }: { readonly language: Language }) {
  const words = wordsIn(language);
  return (
    <Message title={words.emptyTitle} lead={words.emptyLead}>
      <a className="button" href="/admin">
        {words.openAdmin}
      </a>
    </Message>
  );
}
