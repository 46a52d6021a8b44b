'use client';

import { NotFoundMessage } from '../../../components/not-found-message.tsx';
import { findShownLanguage } from '../../../components/shown-language.ts';

/** What scripts put in the place of a page that is not there: the same that the server sent. */
export default function NotFound() {
  return <NotFoundMessage {...findShownLanguage()} />;
}
