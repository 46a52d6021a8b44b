import type { CSSProperties } from 'react';
import { wordsIn, type Language } from '../../content/words.ts';
import type { Form } from '../../payload-types.ts';
import { Prose } from '../prose.tsx';
import { UnknownBlock } from '../unknown-block.tsx';

type Field = NonNullable<Form['fields']>[number];

interface Props {
  readonly fields: readonly Field[];
  /** The form's; the ids of its fields begin with it. */
  readonly id: string;
  readonly locale: Language;
}

export function FormFields({ fields, id, locale }: Props) {
  return fields.map((field, index) => (
    <div key={field.id ?? index} className="field" style={widthOf(field)}>
      <AnyField field={field} id={`${id}-field-${index}`} locale={locale} />
    </div>
  ));
}

interface FieldProps {
  readonly field: Field;
  readonly id: string;
  readonly locale: Language;
}

function AnyField({ field, id, locale }: FieldProps) {
  if (field.blockType === 'message') {
    return field.message ? <Prose text={field.message} locale={locale} /> : null;
  }
  const { name } = field;
  const label = <LabelText field={field} locale={locale} />;
  const input = { id, name, required: field.required ?? false };
  switch (field.blockType) {
    case 'checkbox':
      return (
        <label className="check">
          <input
            {...input}
            type="checkbox"
            value="true"
            defaultChecked={field.defaultValue ?? false}
          />
          <span>{label}</span>
        </label>
      );
    case 'select':
      return (
        <>
          <label htmlFor={id}>{label}</label>
          <select {...input} defaultValue={field.defaultValue ?? ''}>
            <option value="">{field.placeholder ?? wordsIn(locale).choose}</option>
            {(field.options ?? []).map(({ value, label: text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </>
      );
    case 'textarea':
      return (
        <>
          <label htmlFor={id}>{label}</label>
          <textarea {...input} rows={6} defaultValue={field.defaultValue ?? ''} />
        </>
      );
    case 'radio':
      return (
        <fieldset>
          <legend>{label}</legend>
          {(field.options ?? []).map(({ value, label: text }) => (
            <label key={value} className="check">
              <input
                name={name}
                type="radio"
                value={value}
                required={input.required}
                defaultChecked={value === field.defaultValue}
              />
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
      );
    case 'text':
    case 'email':
    case 'number':
    case 'date':
      return (
        <>
          <label htmlFor={id}>{label}</label>
          <input
            {...input}
            type={field.blockType}
            autoComplete={field.blockType === 'email' ? 'email' : undefined}
            defaultValue={'defaultValue' in field ? (field.defaultValue ?? '') : ''}
          />
        </>
      );
    default:
      return <UnknownBlock type={`${(field as { blockType: string }).blockType} of a form`} />;
  }
}

function LabelText({ field, locale }: Pick<FieldProps, 'field' | 'locale'>) {
  if (field.blockType === 'message') return null;
  return (
    <>
      {field.label ?? field.name}
      {!field.required && <span className="optional"> · {wordsIn(locale).optional}</span>}
    </>
  );
}

/** Fields that share a line say so in percent. */
function widthOf(field: Field): CSSProperties | undefined {
  const width = 'width' in field ? field.width : undefined;
  return width ? ({ '--width': `${width}%` } as CSSProperties) : undefined;
}
