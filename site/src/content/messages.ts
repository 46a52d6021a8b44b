import type { Language } from './words.ts';

/** What the site says when a page is not there or fails. Browsers load this, too. */
export interface Messages {
  readonly notFoundTitle: string;
  readonly notFoundLead: string;
  readonly toHome: string;
  readonly brokenTitle: string;
  readonly brokenLead: string;
  readonly tryAgain: string;
}

const en: Messages = {
  notFoundTitle: 'There is no such page.',
  notFoundLead: 'It may have moved, or the address has a slip in it.',
  toHome: 'To the home page',
  brokenTitle: 'This page did not load.',
  brokenLead: 'The fault is ours, and it is usually over in a moment.',
  tryAgain: 'Try again',
};

const ru: Messages = {
  notFoundTitle: 'Такой страницы нет.',
  notFoundLead: 'Возможно, она переехала или в адресе опечатка.',
  toHome: 'На главную',
  brokenTitle: 'Страница не открылась.',
  brokenLead: 'Это наша неполадка; обычно она быстро проходит.',
  tryAgain: 'Попробовать ещё раз',
};

const messages: Record<Language, Messages> = { en, ru };

export function messagesIn(language: Language): Messages {
  return messages[language];
}
