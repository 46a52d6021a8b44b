import slugify from '@sindresorhus/slugify';
import type { FieldHook, TextField } from 'payload';
import { label } from '../labels.ts';

/** The slug of the page that is served at `/`. */
export const homeSlug = 'home';

/** First segments of addresses that belong to the application. */
const reserved = [
  'admin',
  'api',
  'healthz',
  'readyz',
  'next',
  '_next',
  'robots.txt',
  'sitemap.xml',
];

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
export const slugField: TextField = {
  name: 'slug',
  type: 'text',
  label: label('Address', 'Адрес'),
  unique: true,
  index: true,
  admin: {
    position: 'sidebar',
    description: label(
      `Made from the title when left empty. The page "${homeSlug}" is the home page.`,
      `Если оставить пустым, получится из заголовка. Страница «${homeSlug}» — главная.`,
    ),
  },
  hooks: { beforeValidate: [fillSlug] },
  validate: (value: string | null | undefined) => {
    if (!value) return 'The title gives no address; write one in Latin letters.';
    return reserved.includes(value) ? `"${value}" belongs to the application` : true;
  },
};

/** The address of a page on its site, by its slug. */
export function pathOf(slug: string): string {
  return slug === homeSlug ? '/' : `/${slug}`;
}
