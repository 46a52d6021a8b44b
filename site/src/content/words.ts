import type { ContentLocale } from '@synestra/cms-core';

export type Language = ContentLocale;

/** What the site itself says, in the language of the site. */
export interface Words {
  readonly skip: string;
  readonly emptyTitle: string;
  readonly emptyLead: string;
  readonly openAdmin: string;
  readonly readOn: string;
  readonly notFoundTitle: string;
  readonly notFoundLead: string;
  readonly toHome: string;
  readonly brokenTitle: string;
  readonly brokenLead: string;
  readonly tryAgain: string;
}

const en: Words = {
  skip: 'Skip to the text',
  emptyTitle: 'Something good is being written here.',
  emptyLead: 'This site is up and waiting for its first page.',
  openAdmin: 'Write it',
  readOn: 'Read on',
  notFoundTitle: 'There is no such page.',
  notFoundLead: 'It may have moved, or the address has a slip in it.',
  toHome: 'To the home page',
  brokenTitle: 'This page did not load.',
  brokenLead: 'The fault is ours, and it is usually over in a moment.',
  tryAgain: 'Try again',
};

const ru: Words = {
  skip: 'Перейти к тексту',
  emptyTitle: 'Здесь скоро будет что почитать.',
  emptyLead: 'Сайт работает и ждёт своей первой страницы.',
  openAdmin: 'Написать её',
  readOn: 'Читать дальше',
  notFoundTitle: 'Такой страницы нет.',
  notFoundLead: 'Возможно, она переехала или в адресе опечатка.',
  toHome: 'На главную',
  brokenTitle: 'Страница не открылась.',
  brokenLead: 'Это наша неполадка; обычно она быстро проходит.',
  tryAgain: 'Попробовать ещё раз',
};

const words: Record<Language, Words> = { en, ru };

export function wordsIn(language: Language): Words {
  return words[language];
}
