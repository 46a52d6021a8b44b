import { wordsIn, type Language } from '../../content/words.ts';
import type { Form } from '../../payload-types.ts';
import { Prose } from '../prose.tsx';
import { FormFields } from './form-fields.tsx';
import { FormSender } from './form-sender.tsx';
import { FormTrap } from './form-trap.tsx';

interface Props {
  readonly form: Form;
  readonly locale: Language;
}

/**
 * A form that works without scripts: the answer to it is this page again, at the note that says how it
 * went. The notes are there from the start and the address shows one, so the page stays one for all.
 */
export function SiteForm({ form, locale }: Props) {
  const words = wordsIn(locale);
  const id = `form-${form.id}`;
  return (
    <div className="form-place">
      <div className="form-note sent" id={`${id}-sent`} role="status" tabIndex={-1}>
        {form.confirmationMessage ? (
          <Prose text={form.confirmationMessage} locale={locale} />
        ) : (
          <p>{words.sentTitle}</p>
        )}
      </div>
      <p className="form-note" id={`${id}-failed`} role="alert" tabIndex={-1}>
        {words.notSent}
      </p>
      <p className="form-note" id={`${id}-later`} role="alert" tabIndex={-1}>
        {words.tooMany}
      </p>
      <FormSender action={`/next/forms/${form.id}`} id={id}>
        <FormFields fields={form.fields ?? []} id={id} locale={locale} />
        <FormTrap />
        <p className="form-end">
          <button type="submit" className="button">
            {form.submitButtonLabel ?? words.send}
          </button>
        </p>
      </FormSender>
    </div>
  );
}
