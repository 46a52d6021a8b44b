import type { drawings } from './drawings.ts';

export interface DemoPage {
  readonly title: string;
  readonly slug: string;
  readonly lead: string;
  readonly drawing?: { readonly name: keyof typeof drawings; readonly alt: string };
  readonly markdown: string;
}

export const settings = {
  name: 'Fieldnotes',
  tagline: 'A small journal about cities and gardens',
  language: 'en',
} as const;

/** The home page comes last: it lists the others. */
export const pages: readonly DemoPage[] = [
  {
    title: 'Как читать город',
    slug: 'kak-chitat-gorod',
    lead: 'Город написан окнами, вывесками и тропинками через газон. Чтобы прочесть его, нужно лишь идти не спеша.',
    drawing: { name: 'windows', alt: 'Вечерний фасад: часть окон светится, в одном сидит кошка' },
    markdown: `Любой город можно читать как книгу, только страницы в нём перепутаны. Начинайте с того, чего никто не проектировал.

## Тропинки

Протоптанная через газон дорожка — это голосование ногами. Она показывает, где людям на самом деле нужно пройти, и почти всегда оказывается права.

## Окна первого этажа

Посмотрите, что стоит на подоконниках:

- цветы — здесь живут давно;
- монитор спиной к улице — здесь работают;
- ничего — здесь сдают на сутки.

> Город — это не здания. Это привычки, у которых есть адрес.

## Что взять с собой

Удобную обувь, блокнот и один вопрос. Ответ обычно находится за вторым поворотом.`,
  },
  {
    title: 'A garden on the roof',
    slug: 'roof-garden',
    lead: 'Eleven centimetres of soil, two beehives and a watering can that nobody admits to owning.',
    drawing: { name: 'garden', alt: 'Flowers in boxes and two beehives on a roof above the town' },
    markdown: `The roof was tar and gravel for forty years. Then somebody carried up a single box of strawberries, and the rest followed by the stairs.

## Start with the weight

A wet garden is heavy. Ask what the roof carries before you ask what will grow on it, and spread the load along the walls. Shallow soil is no obstacle: thyme, sedum and wild strawberries prefer it.

## Then the wind

It is stronger up there than you think. What worked for us:

1. a windbreak that lets half of the air through;
2. low plants at the edge, tall ones by the chimney;
3. stones on everything that could fly.

> The best harvest was the neighbours. We had lived below one another for years.

## And the bees

They need no more than a flat place, water nearby, and people who move slowly. So do gardeners.`,
  },
  {
    title: 'About this journal',
    slug: 'about',
    lead: 'Four people, two bicycles, and a habit of looking twice.',
    markdown: `Fieldnotes is written by people who walk. We publish when we have seen something, which is not every week.

## How we work

We go, we look, we ask, and we write it down the same evening. Nothing here is sponsored, and every place can be reached without a car.

## Write to us

Corrections are welcome, directions even more so.`,
  },
  {
    title: 'Notes from slow cities',
    slug: 'home',
    lead: 'We walk through places that most people drive past, and write down what they leave out of the guidebooks.',
    drawing: {
      name: 'harbour',
      alt: 'Two sailing boats in a harbour at dusk, a small town on the quay',
    },
    markdown: `There is a pace at which a city begins to talk. It is about four kilometres an hour, with stops.

At that pace you notice that the bakery opens its back door at five, that the square is **crossed diagonally** by everybody who lives there and never by a visitor, and that the lime trees bloom a week earlier on the street with the tram.

This journal collects such notes. Some became habits, one became [a garden](/roof-garden).`,
  },
];
