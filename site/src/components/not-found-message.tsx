import Link from 'next/link';
import { wordsIn, type Language } from '../content/words.ts';
import { Message } from './message.tsx';

export function NotFoundMessage({ language }: { readonly language: Language }) {
  const words = wordsIn(language);
  return (
    <Message title={words.notFoundTitle} lead={words.notFoundLead}>
      <Link className="button" href="/">
        {words.toHome}
      </Link>
    </Message>
  );
}
