'use client';

import { Message } from '../../components/message.tsx';
import { wordsIn } from '../../content/words.ts';

export default function PageError({ reset }: { readonly reset: () => void }) {
  const words = wordsIn(document.documentElement.lang === 'ru' ? 'ru' : 'en');
  return (
    <Message title={words.brokenTitle} lead={words.brokenLead}>
      <button type="button" className="button" onClick={reset}>
        {words.tryAgain}
      </button>
    </Message>
  );
}
