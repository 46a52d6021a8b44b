import type { Language } from '../../content/words.ts';
import { Prose, type Text } from '../prose.tsx';

interface Props {
  readonly text: Text | null | undefined;
  readonly locale: Language;
}

/** What an editor says before a list or a form. */
export function SectionIntro({ text, locale }: Props) {
  return text ? (
    <div className="section-intro">
      <Prose text={text} locale={locale} />
    </div>
  ) : null;
}
