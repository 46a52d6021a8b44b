import type { Form, Page } from '../payload-types.ts';
import type { Write } from './rich-text.ts';
import type { CategorySlug, PictureName } from './site.ts';
import type { InLanguage } from './text.ts';

/** What the pages point at, by its id. */
export interface Targets {
  readonly pictures: Readonly<Record<PictureName, number>>;
  readonly categories: Readonly<Record<CategorySlug, number>>;
  readonly posts: Readonly<Record<string, number>>;
  readonly form: number;
}

export type DemoPage = Pick<Page, 'title' | 'hero' | 'layout'>;

export function buildForm(write: Write): InLanguage<Pick<Form, 'title'> & Partial<Form>> {
  return (locale) => {
    const say = (en: string, ru: string) => (locale === 'ru' ? ru : en);
    return {
      title: say('Write to us', 'Написать нам'),
      submitButtonLabel: say('Send', 'Отправить'),
      confirmationType: 'message',
      confirmationMessage: write(
        say('Thank you. We answer within a week.', 'Спасибо. Мы ответим в течение недели.'),
      ),
      fields: [
        { blockType: 'text', name: 'name', label: say('Your name', 'Ваше имя'), required: true },
        {
          blockType: 'email',
          name: 'email',
          label: say('Your mail', 'Ваша почта'),
          required: true,
        },
        {
          blockType: 'select',
          name: 'about',
          label: say('What it is about', 'О чём речь'),
          options: [
            { value: 'correction', label: say('A correction', 'Поправка') },
            { value: 'place', label: say('A place worth a walk', 'Место для прогулки') },
          ],
        },
        { blockType: 'textarea', name: 'text', label: say('Your text', 'Текст'), required: true },
      ],
    };
  };
}

/** Every page by its slug; together they show every block. */
export function buildPages(
  write: Write,
  { pictures, categories, posts, form }: Targets,
): Readonly<Record<string, InLanguage<DemoPage>>> {
  const postIds = (...slugs: readonly string[]) => slugs.flatMap((slug) => posts[slug] ?? []);
  return {
    about: (locale) => {
      const say = (en: string, ru: string) => (locale === 'ru' ? ru : en);
      return {
        title: say('About this journal', 'Об этом журнале'),
        hero: {
          type: 'medium',
          lead: say(
            'Four people, two bicycles, and a habit of looking twice.',
            'Четыре человека, два велосипеда и привычка смотреть дважды.',
          ),
          media: pictures.windows,
        },
        layout: [
          {
            blockType: 'content',
            columns: [
              {
                size: 'half',
                text: write(
                  say(
                    '## How we work\n\nWe go, we look, we ask, and we write it down the same evening.',
                    '## Как мы работаем\n\nИдём, смотрим, спрашиваем и в тот же вечер записываем.',
                  ),
                ),
              },
              {
                size: 'half',
                text: write(
                  say(
                    '## What we leave out\n\nAnything that cannot be reached without a car.',
                    '## Чего здесь нет\n\nМест, куда не добраться без машины.',
                  ),
                ),
                hasLink: true,
                link: {
                  type: 'custom',
                  url: '/posts',
                  label: say('All notes', 'Все заметки'),
                  look: 'secondary',
                },
              },
            ],
          },
          {
            blockType: 'banner',
            tone: 'success',
            text: write(
              say(
                'Corrections are welcome, directions even more so.',
                'Поправкам мы рады, а подсказкам, куда сходить, — тем более.',
              ),
            ),
          },
          { blockType: 'mediaBlock', media: pictures.garden, width: 'wide' },
          {
            blockType: 'code',
            language: 'plain',
            code: say('pace: 4 km/h, with stops', 'скорость: 4 км/ч, с остановками'),
          },
          {
            blockType: 'relatedPosts',
            intro: write(say('## Begin with these', '## Начните с этих')),
            posts: postIds('roof-garden', 'harbour-at-dusk'),
          },
        ],
      };
    },
    contact: (locale) => {
      const say = (en: string, ru: string) => (locale === 'ru' ? ru : en);
      return {
        title: say('Write to us', 'Написать нам'),
        hero: {
          type: 'low',
          lead: say('A person reads every letter.', 'Каждое письмо читает человек.'),
        },
        layout: [
          {
            blockType: 'formBlock',
            form,
            intro: write(
              say(
                'Tell us what we got wrong, or where to go next.',
                'Расскажите, в чём мы ошиблись или куда пойти дальше.',
              ),
            ),
          },
        ],
      };
    },
    home: (locale) => {
      const say = (en: string, ru: string) => (locale === 'ru' ? ru : en);
      return {
        title: say('Notes from slow cities', 'Заметки из неспешных городов'),
        hero: {
          type: 'high',
          lead: say(
            'We walk through places that most people drive past, and write down what they leave out of the guidebooks.',
            'Мы ходим там, где другие проезжают мимо, и записываем то, чего нет в путеводителях.',
          ),
          media: pictures.harbour,
          links: [
            {
              link: {
                type: 'custom',
                url: '/posts',
                label: say('Read the notes', 'Читать заметки'),
                look: 'primary',
              },
            },
          ],
        },
        layout: [
          {
            blockType: 'content',
            columns: [
              {
                size: 'full',
                text: write(
                  say(
                    'There is a pace at which a city begins to talk. It is about four kilometres an hour, with stops.\n\nAt that pace you notice that the bakery opens its back door at five, that the square is **crossed diagonally** by everybody who lives there and never by a visitor, and that the lime trees bloom a week earlier on the street with the tram.',
                    'Есть скорость, на которой город начинает говорить. Это около четырёх километров в час, с остановками.\n\nНа ней замечаешь, что пекарня отпирает заднюю дверь в пять, что площадь **переходят наискосок** все, кто на ней живёт, и ни один приезжий, и что липы на улице с трамваем зацветают неделей раньше.',
                  ),
                ),
              },
            ],
          },
          {
            blockType: 'archive',
            intro: write(say('## Latest notes', '## Последние заметки')),
            by: 'latest',
            limit: 3,
          },
          {
            blockType: 'archive',
            intro: write(say('## From the gardens', '## Из садов')),
            by: 'latest',
            categories: [categories.gardens],
            limit: 3,
          },
          {
            blockType: 'cta',
            text: write(
              say('### Do you know a place worth a walk?', '### Знаете место, где стоит пройтись?'),
            ),
            links: [
              {
                link: {
                  type: 'custom',
                  url: '/contact',
                  label: say('Tell us', 'Рассказать'),
                  look: 'primary',
                },
              },
            ],
          },
        ],
      };
    },
  };
}
