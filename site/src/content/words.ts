/** A language that the site itself speaks. */
export type Language = 'en' | 'ru';

/** What the site itself says. */
export interface Words {
  readonly name: string;
  readonly skip: string;
  readonly mainMenu: string;
  readonly languages: string;
  readonly otherScheme: string;
  readonly search: string;
  readonly searchAction: string;
  readonly searchLabel: string;
  readonly nothingFound: (query: string) => string;
  readonly found: (count: number) => string;
  readonly posts: string;
  readonly noPosts: string;
  readonly allPosts: string;
  readonly categories: string;
  readonly by: string;
  readonly pagination: string;
  readonly pageNumber: (number: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly related: string;
  readonly readOn: string;
  readonly code: string;
  readonly tones: Readonly<Record<'info' | 'warning' | 'error' | 'success', string>>;
  readonly optional: string;
  readonly choose: string;
  readonly send: string;
  readonly sentTitle: string;
  readonly notSent: string;
  readonly tooMany: string;
  readonly emptyTitle: string;
  readonly emptyLead: string;
  readonly openAdmin: string;
}

const en: Words = {
  name: 'English',
  skip: 'Skip to the text',
  mainMenu: 'Main menu',
  languages: 'Language',
  otherScheme: 'Light or dark',
  search: 'Search',
  searchAction: 'Find',
  searchLabel: 'What are you looking for?',
  nothingFound: (query) => `Nothing here speaks of “${query}”. Another word may lead further.`,
  found: (count) => (count === 1 ? 'One result' : `${count} results`),
  posts: 'Posts',
  noPosts: 'Nothing has been written here yet.',
  allPosts: 'All posts',
  categories: 'Categories',
  by: 'By',
  pagination: 'Pages of this list',
  pageNumber: (number) => `Page ${number}`,
  previous: 'Newer',
  next: 'Older',
  related: 'Read on',
  readOn: 'Read on',
  code: 'Code',
  tones: { info: 'Note', warning: 'Warning', error: 'Problem', success: 'Good news' },
  optional: 'optional',
  choose: 'Choose …',
  send: 'Send',
  sentTitle: 'Thank you, it has arrived.',
  notSent: 'That did not go through. Please look at the fields again.',
  tooMany: 'That was a little too often. Please try again in a few minutes.',
  emptyTitle: 'Something good is being written here.',
  emptyLead: 'This site is up and waiting for its first page.',
  openAdmin: 'Write it',
};

const ru: Words = {
  name: 'Русский',
  skip: 'Перейти к тексту',
  mainMenu: 'Главное меню',
  languages: 'Язык',
  otherScheme: 'Светлая или тёмная тема',
  search: 'Поиск',
  searchAction: 'Найти',
  searchLabel: 'Что вы ищете?',
  nothingFound: (query) => `Про «${query}» здесь ничего нет. Попробуйте другое слово.`,
  found: (count) => `Найдено: ${count}`,
  posts: 'Записи',
  noPosts: 'Здесь пока ничего не написано.',
  allPosts: 'Все записи',
  categories: 'Рубрики',
  by: 'Автор:',
  pagination: 'Страницы этого списка',
  pageNumber: (number) => `Страница ${number}`,
  previous: 'Новее',
  next: 'Раньше',
  related: 'Читать дальше',
  readOn: 'Читать дальше',
  code: 'Код',
  tones: { info: 'К сведению', warning: 'Внимание', error: 'Проблема', success: 'Хорошая новость' },
  optional: 'необязательно',
  choose: 'Выберите …',
  send: 'Отправить',
  sentTitle: 'Спасибо, всё дошло.',
  notSent: 'Отправить не получилось. Проверьте, пожалуйста, поля.',
  tooMany: 'Слишком часто. Попробуйте, пожалуйста, через несколько минут.',
  emptyTitle: 'Здесь скоро будет что почитать.',
  emptyLead: 'Сайт работает и ждёт своей первой страницы.',
  openAdmin: 'Написать её',
};

const words: Record<Language, Words> = { en, ru };

export function wordsIn(language: Language): Words {
  return words[language];
}
