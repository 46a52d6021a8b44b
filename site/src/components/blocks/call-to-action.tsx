import type { Language } from '../../content/words.ts';
import type { CallToActionBlock } from '../../payload-types.ts';
import { Actions } from '../actions.tsx';
import { Prose } from '../prose.tsx';

interface Props {
  readonly block: CallToActionBlock;
  readonly locale: Language;
}

export function CallToAction({ block: { text, links }, locale }: Props) {
  return (
    <section className="columns">
      <div className="call across">
        <Prose text={text} locale={locale} />
        <Actions links={links ?? []} locale={locale} />
      </div>
    </section>
  );
}
