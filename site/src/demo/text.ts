import type { ContentLocale } from '@synestra/cms-core';

/** A text in every language that content may be in. */
export type Text = Readonly<Record<ContentLocale, string>>;

/** Something that is built anew for each language. */
export type InLanguage<T> = (locale: ContentLocale) => T;
