import type { Language } from './words.ts';

/** What an address asks for. */
export type Route =
  | { readonly kind: 'page'; readonly slug: string }
  | { readonly kind: 'posts'; readonly number: number }
  | { readonly kind: 'category'; readonly slug: string; readonly number: number }
  | { readonly kind: 'post'; readonly slug: string }
  | { readonly kind: 'missing' };

export interface Place {
  readonly locale: Language;
  /** The address without its language, as an editor would write it in a redirect. */
  readonly path: string;
  readonly route: Route;
}

/**
 * Finds what lies at an address. The first locale is the default one and has no prefix; the home page
 * has no address but `/`.
 */
export function findRoute(
  segments: readonly string[],
  locales: readonly Language[],
  homeSlug: string,
): Place {
  const [defaultLocale = 'en', ...others] = locales;
  const decoded = segments.map(decode);
  const locale = others.find((name) => name === decoded[0]);
  const rest = locale === undefined ? decoded : decoded.slice(1);
  return {
    locale: locale ?? defaultLocale,
    path: `/${rest.join('/')}`,
    route: findRouteOf(rest, homeSlug),
  };
}

function findRouteOf(path: readonly string[], homeSlug: string): Route {
  const [first, second, third, ...more] = path;
  if (first === undefined) return { kind: 'page', slug: homeSlug };
  if (first !== 'posts') {
    return second === undefined && first !== homeSlug
      ? { kind: 'page', slug: first }
      : { kind: 'missing' };
  }
  if (second === undefined) return { kind: 'posts', number: 1 };
  if (third === undefined) return { kind: 'post', slug: second };
  if (second === 'category') {
    const number = numberOf(more);
    return number === undefined ? { kind: 'missing' } : { kind: 'category', slug: third, number };
  }
  const number = numberOf([second, third, ...more]);
  return number === undefined || number === 1 ? { kind: 'missing' } : { kind: 'posts', number };
}

/** The number of a page of a list by the end of its address; the first page has none. */
function numberOf(end: readonly string[]): number | undefined {
  if (end.length === 0) return 1;
  const [word, number = '', ...more] = end;
  const isLater = word === 'page' && more.length === 0 && /^([2-9]|[1-9]\d{1,5})$/.test(number);
  return isLater ? Number(number) : undefined;
}

/** An address that nobody can have written is at least nobody's. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
