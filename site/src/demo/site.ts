import type { Text } from './text.ts';

export const settings = {
  name: { en: 'Fieldnotes', ru: 'Полевые заметки' },
  tagline: {
    en: 'A small journal about cities and gardens',
    ru: 'Небольшой журнал о городах и садах',
  },
  description: {
    en: 'Four people walk through places that most drive past, and write down what they see.',
    ru: 'Четверо ходят пешком там, где другие проезжают мимо, и записывают, что увидели.',
  },
  colours: { accent: '#1d6b4f', accentDark: '#7fd0ae' },
} as const satisfies Record<string, Text | object>;

export const note: Text = {
  en: 'Written on foot. Nothing here is sponsored.',
  ru: 'Написано пешком. Ничего не оплачено рекламодателем.',
};

export const navigation = {
  posts: { en: 'Notes', ru: 'Заметки' },
  about: { en: 'About', ru: 'О журнале' },
  contact: { en: 'Write to us', ru: 'Написать нам' },
  search: { en: 'Search', ru: 'Поиск' },
} as const satisfies Record<string, Text>;

/** What a category lies within comes before it. */
export const categories = [
  { slug: 'places', title: { en: 'Places', ru: 'Места' }, within: undefined },
  { slug: 'cities', title: { en: 'Cities', ru: 'Города' }, within: 'places' },
  { slug: 'gardens', title: { en: 'Gardens', ru: 'Сады' }, within: 'places' },
  { slug: 'how-we-work', title: { en: 'How we work', ru: 'Как мы работаем' }, within: undefined },
] as const satisfies readonly { slug: string; title: Text; within: string | undefined }[];

export const pictures = {
  harbour: {
    alt: {
      en: 'Two sailing boats in a harbour at dusk, a small town on the quay',
      ru: 'Две парусные лодки в гавани на закате, на набережной городок',
    },
    caption: { en: 'The harbour, a quarter past nine.', ru: 'Гавань, четверть десятого вечера.' },
  },
  garden: {
    alt: {
      en: 'Flowers in boxes and two beehives on a roof above the town',
      ru: 'Цветы в ящиках и два улья на крыше над городом',
    },
    caption: { en: 'The roof in its second summer.', ru: 'Крыша на второе лето.' },
  },
  windows: {
    alt: {
      en: 'A façade in the evening: some windows are lit, in one of them sits a cat',
      ru: 'Вечерний фасад: часть окон светится, в одном сидит кошка',
    },
    caption: { en: 'Third floor, second from the left.', ru: 'Третий этаж, второе слева.' },
  },
} as const satisfies Record<string, { alt: Text; caption: Text }>;

export type PictureName = keyof typeof pictures;
export type CategorySlug = (typeof categories)[number]['slug'];
