import { wordsIn, type Language } from '../content/words.ts';
import { Message } from './message.tsx';

export function NotFoundMessage({ language }: { readonly language: Language }) {
  const words = wordsIn(language);
  return (
    <Message title={words.notFoundTitle} lead={words.notFoundLead}>
      <a className="button" href="/">
        {words.toHome}
      </a>
    </Message>
  );
}
