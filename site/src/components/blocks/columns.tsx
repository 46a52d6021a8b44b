import type { Language } from '../../content/words.ts';
import type { ContentBlock } from '../../payload-types.ts';
import { Actions } from '../actions.tsx';
import { Prose } from '../prose.tsx';

interface Props {
  readonly block: ContentBlock;
  readonly locale: Language;
}

/** Texts beside one another. One that is alone stands where the text of every page does. */
export function Columns({ block: { columns }, locale }: Props) {
  const alone = columns.length === 1 && columns[0]?.size === 'full';
  return (
    <section className="columns">
      <div className={alone ? 'last' : 'across texts'}>
        {columns.map(({ id, size, text, hasLink, link }) => (
          <div key={id} className={`text ${size}`}>
            {text && <Prose text={text} locale={locale} />}
            {hasLink && link && <Actions links={[{ link }]} locale={locale} />}
          </div>
        ))}
      </div>
    </section>
  );
}
