import { messagesIn } from '../content/messages.ts';
import type { Language } from '../content/words.ts';
import { Message } from './message.tsx';

interface Props {
  readonly locale: Language;
  /** The address of the home page in that language. */
  readonly home: string;
}

export function NotFoundMessage({ locale, home }: Props) {
  const messages = messagesIn(locale);
  return (
    <Message title={messages.notFoundTitle} lead={messages.notFoundLead}>
      <a className="button" href={home}>
        {messages.toHome}
      </a>
    </Message>
  );
}
