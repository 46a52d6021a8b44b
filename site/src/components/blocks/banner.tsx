import { wordsIn, type Language } from '../../content/words.ts';
import type { BannerBlock } from '../../payload-types.ts';
import { Prose } from '../prose.tsx';

interface Props {
  readonly block: Pick<BannerBlock, 'tone' | 'text'>;
  readonly locale: Language;
}

/** The tone is a word, too: not everybody sees the colour. */
export function Banner({ block: { tone, text }, locale }: Props) {
  return (
    <aside className={`banner ${tone}`}>
      <p className="banner-tone">{wordsIn(locale).tones[tone]}</p>
      <Prose text={text} locale={locale} />
    </aside>
  );
}
