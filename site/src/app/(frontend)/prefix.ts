import { locales } from '../../content/addresses.ts';
import type { Language } from '../../content/words.ts';

export interface PrefixProps {
  readonly params: Promise<{ readonly locale: string }>;
}

interface Prefix {
  readonly locale: Language;
  readonly isPrefix: boolean;
}

/** The language that the first segment of an address stands for; the default one has no segment. */
export async function findPrefix(params: PrefixProps['params']): Promise<Prefix> {
  const { locale: segment } = await params;
  const [defaultLocale, ...others] = locales;
  const locale = others.find((name) => name === segment);
  return { locale: locale ?? defaultLocale, isPrefix: locale !== undefined };
}
