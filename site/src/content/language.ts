import { env } from '../env.ts';
import type { Language } from './words.ts';

/** The language of addresses without a prefix. */
export const defaultLanguage: Language = env.contentLocales[0];
