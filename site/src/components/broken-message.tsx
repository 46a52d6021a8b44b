import { messagesIn } from '../content/messages.ts';
import { Message } from './message.tsx';
import { findShownLanguage } from './shown-language.ts';

/** What a browser shows when a page could not be made. */
export function BrokenMessage({ reset }: { readonly reset: () => void }) {
  const messages = messagesIn(findShownLanguage().locale);
  return (
    <Message title={messages.brokenTitle} lead={messages.brokenLead}>
      <button type="button" className="button" onClick={reset}>
        {messages.tryAgain}
      </button>
    </Message>
  );
}
