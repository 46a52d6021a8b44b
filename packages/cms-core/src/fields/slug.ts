import slugify from '@sindresorhus/slugify';
import type { FieldHook, TextField } from 'payload';
import { label } from '../labels.ts';
import { contentLocales } from '../locales.ts';

/** The slug of the page that is served at `/`. */
export const homeSlug = 'home';

/** First segments of addresses that belong to the application. */
const reservedForPages = [
  'admin',
  'api',
  'healthz',
  'readyz',
  'next',
  '_next',
  'robots.txt',
  'sitemap.xml',
  'posts',
  'search',
  ...contentLocales,
];

/** What follows `/posts/` in the addresses of lists. */
const reservedForPosts = ['page', 'category'];

interface Named {
  readonly title?: unknown;
  readonly slug?: unknown;
}

const fillSlug: FieldHook<Named & { id: number }, unknown, Named> = ({
  value,
  data,
  originalDoc,
}) => {
  const candidates = [value, originalDoc?.slug, data?.title];
  const source = candidates.find((text) => typeof text === 'string' && text.trim() !== '');
  // Two pages may be without an address while they are written, but not with the same empty one.
  return typeof source === 'string' ? slugify(source) || null : value;
};

/** An empty slug is made from the title, in Latin letters; what an editor wrote is kept. */
function createSlugField(
  reserved: readonly string[],
  description: Record<string, string>,
): TextField {
  return {
    name: 'slug',
    type: 'text',
    label: label('Address', 'Адрес'),
    unique: true,
    index: true,
    admin: { position: 'sidebar', description },
    hooks: { beforeValidate: [fillSlug] },
    validate: (value: string | null | undefined) => {
      if (!value) return 'The title gives no address; write one in Latin letters.';
      return reserved.includes(value) ? `"${value}" belongs to the application` : true;
    },
  };
}

const renamed = label(
  'Made from the title when left empty. After a change the old address leads to the new one.',
  'Если оставить пустым, получится из заголовка. После замены старый адрес ведёт на новый.',
);

export const pageSlugField = createSlugField(
  reservedForPages,
  label(
    `${renamed.en} The page "${homeSlug}" is the home page.`,
    `${renamed.ru} Страница «${homeSlug}» — главная.`,
  ),
);

export const postSlugField = createSlugField(reservedForPosts, renamed);

export const categorySlugField = createSlugField(
  [],
  label('Made from the title when left empty.', 'Если оставить пустым, получится из заголовка.'),
);
