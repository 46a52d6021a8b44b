interface EditorWords {
  readonly bar: string;
  readonly admin: string;
  readonly edit: string;
  readonly list: string;
  readonly draft: string;
  readonly leave: string;
}

const en: EditorWords = {
  bar: 'For editors',
  admin: 'Admin',
  edit: 'Edit this page',
  list: 'All entries',
  draft: 'You see the draft',
  leave: 'See what readers see',
};

const ru: EditorWords = {
  bar: 'Для редакторов',
  admin: 'Админка',
  edit: 'Править эту страницу',
  list: 'Все записи',
  draft: 'Это черновик',
  leave: 'Показать, что видят читатели',
};

/** Only editors load them, so they are not among the words of the site. */
export function wordsForEditors(locale: string): EditorWords {
  return locale === 'ru' ? ru : en;
}
