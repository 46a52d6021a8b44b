import type { Language } from '../../content/words.ts';
import type { FormBlock } from '../../payload-types.ts';
import { SiteForm } from '../forms/site-form.tsx';
import { SectionIntro } from './section-intro.tsx';

interface Props {
  readonly block: FormBlock;
  readonly locale: Language;
}

export function FormSection({ block: { form, intro }, locale }: Props) {
  if (typeof form !== 'object') return null;
  return (
    <section className="columns">
      <SectionIntro text={intro} locale={locale} />
      <div className="last">
        <SiteForm form={form} locale={locale} />
      </div>
    </section>
  );
}
