import type { Part } from './rich-text.ts';
import type { CategorySlug, PictureName } from './site.ts';
import type { InLanguage, Text } from './text.ts';

export interface DemoPost {
  readonly slug: string;
  readonly title: Text;
  readonly lead: Text;
  readonly cover?: PictureName;
  readonly categories: readonly CategorySlug[];
  readonly related: readonly string[];
  /** The day, counted back from the loading. */
  readonly daysAgo: number;
  readonly content: (
    pictures: Readonly<Record<PictureName, number>>,
  ) => InLanguage<readonly Part[]>;
}

/** What a post is related to comes before it. */
export const posts: readonly DemoPost[] = [
  {
    slug: 'weather-diary',
    title: { en: 'A weather diary in one file', ru: 'Дневник погоды в одном файле' },
    lead: {
      en: 'We note the weather at every walk. A text file turned out to be enough.',
      ru: 'На каждой прогулке мы записываем погоду. Хватило обычного текстового файла.',
    },
    categories: ['how-we-work'],
    related: [],
    daysAgo: 21,
    content: () => (locale) =>
      locale === 'ru'
        ? [
            'Приложений для этого сотни. Мы вернулись к файлу: он открывается на любом телефоне и через двадцать лет откроется тоже.\n\n## Одна строка — один день',
            {
              blockType: 'code',
              language: 'yaml',
              code: '- day: 2026-05-14\n  place: harbour\n  sky: low clouds\n  wind: from the sea',
            },
            'Раз в год файл прочитывает короткая программа и считает, сколько было туманов.',
            {
              blockType: 'banner',
              tone: 'info',
              text: short('Место пишите по-английски и всегда одинаково, иначе не посчитать.'),
            },
          ]
        : [
            'There are hundreds of apps for it. We came back to a file: it opens on any telephone, and will still open in twenty years.\n\n## One line, one day',
            {
              blockType: 'code',
              language: 'yaml',
              code: '- day: 2026-05-14\n  place: harbour\n  sky: low clouds\n  wind: from the sea',
            },
            'Once a year a short program reads the file and counts the fogs.',
            {
              blockType: 'banner',
              tone: 'info',
              text: short('Call a place by the same name every time, or nothing can be counted.'),
            },
          ],
  },
  {
    slug: 'roof-garden',
    title: { en: 'A garden on the roof', ru: 'Сад на крыше' },
    lead: {
      en: 'Eleven centimetres of soil, two beehives and a watering can that nobody admits to owning.',
      ru: 'Одиннадцать сантиметров земли, два улья и лейка, которую никто не признаёт своей.',
    },
    cover: 'garden',
    categories: ['gardens'],
    related: [],
    daysAgo: 14,
    content: () => (locale) =>
      locale === 'ru'
        ? [
            `Сорок лет на крыше был битум и гравий. Потом кто-то поднял наверх ящик клубники, и остальное пришло по лестнице само.

## Начните с веса

Мокрый сад тяжёл. Прежде чем спрашивать, что вырастет, спросите, что выдержит крыша, и расставьте ящики вдоль стен. Тонкий слой земли не помеха: тимьян, очиток и земляника такой любят.`,
            {
              blockType: 'banner',
              tone: 'warning',
              text: short('Нагрузку считает инженер, а не садовник.'),
            },
            `## Затем ветер

Наверху он сильнее, чем кажется. Нам помогли:

1. щит, который пропускает половину ветра;
2. низкие растения по краю, высокие у трубы;
3. камни на всём, что может улететь.

> Лучший урожай — соседи. Годами мы жили друг над другом.`,
          ]
        : [
            `The roof was tar and gravel for forty years. Then somebody carried up a single box of strawberries, and the rest followed by the stairs.

## Start with the weight

A wet garden is heavy. Ask what the roof carries before you ask what will grow on it, and spread the load along the walls. Shallow soil is no obstacle: thyme, sedum and wild strawberries prefer it.`,
            {
              blockType: 'banner',
              tone: 'warning',
              text: short('The load is for an engineer to work out, not for a gardener.'),
            },
            `## Then the wind

It is stronger up there than you think. What worked for us:

1. a windbreak that lets half of the air through;
2. low plants at the edge, tall ones by the chimney;
3. stones on everything that could fly.

> The best harvest was the neighbours. We had lived below one another for years.`,
          ],
  },
  {
    slug: 'harbour-at-dusk',
    title: { en: 'The harbour at dusk', ru: 'Гавань в сумерках' },
    lead: {
      en: 'Between the last ferry and the first lamp there are eleven minutes that belong to nobody.',
      ru: 'Между последним паромом и первым фонарём есть одиннадцать ничьих минут.',
    },
    cover: 'harbour',
    categories: ['cities'],
    related: ['roof-garden'],
    daysAgo: 7,
    content: (pictures) => (locale) =>
      locale === 'ru'
        ? [
            'Паром уходит в девять. Чайки провожают его до маяка и возвращаются пешком — так, во всяком случае, это выглядит с набережной.',
            { blockType: 'mediaBlock', media: pictures.harbour, width: 'wide' },
            'Приходите без четверти. Возьмите что-нибудь тёплое и ничего не фотографируйте первые пять минут.',
          ]
        : [
            'The ferry leaves at nine. The gulls see it off as far as the lighthouse and come back on foot, or so it looks from the quay.',
            { blockType: 'mediaBlock', media: pictures.harbour, width: 'wide' },
            'Come at a quarter to. Bring something warm, and take no pictures for the first five minutes.',
          ],
  },
  {
    slug: 'how-to-read-a-city',
    title: { en: 'How to read a city', ru: 'Как читать город' },
    lead: {
      en: 'A city is written in windows, signs and paths across the grass. To read it, walk slowly.',
      ru: 'Город написан окнами, вывесками и тропинками через газон. Чтобы прочесть его, нужно лишь идти не спеша.',
    },
    cover: 'windows',
    categories: ['cities', 'how-we-work'],
    related: ['harbour-at-dusk', 'roof-garden'],
    daysAgo: 1,
    content: () => (locale) =>
      locale === 'ru'
        ? [
            `Любой город можно читать как книгу, только страницы в нём перепутаны. Начинайте с того, чего никто не проектировал.

## Тропинки

Протоптанная через газон дорожка — это голосование ногами. Она показывает, где людям на самом деле нужно пройти, и почти всегда оказывается права.

## Окна первого этажа

Посмотрите, что стоит на подоконниках:

- цветы — здесь живут давно;
- монитор спиной к улице — здесь работают;
- ничего — здесь сдают на сутки.

> Город — это не здания. Это привычки, у которых есть адрес.`,
          ]
        : [
            `Any city can be read like a book whose pages got mixed up. Begin with what nobody planned.

## Paths

A path worn across the grass is a vote taken with the feet. It shows where people really need to go, and it is nearly always right.

## Ground-floor windows

Look at what stands on the sills:

- flowers: somebody has lived here for long;
- a screen with its back to the street: somebody works here;
- nothing: it is let by the night.

> A city is not its buildings. It is habits that have an address.`,
          ],
  },
];

/** One paragraph, as the editor stores it. */
function short(text: string) {
  const base = { version: 1, format: '', indent: 0, direction: null } as const;
  const words = { type: 'text', version: 1, text, format: 0, detail: 0, mode: 'normal', style: '' };
  const paragraph = { ...base, type: 'paragraph', textFormat: 0, children: [words] };
  return { root: { ...base, type: 'root', children: [paragraph] } };
}
