import type { FieldHook, TextField, TypeWithID } from 'payload';

/** The admin sends an empty text for a field that somebody cleared. */
export const emptyIsAbsent: FieldHook<TypeWithID, unknown> = ({ value }) =>
  value === '' ? null : value;

/** A colour as a stylesheet takes it; nothing else may get into the styles of a page. */
export function createColour(
  name: string,
  label: Record<string, string>,
  description: Record<string, string>,
): TextField {
  return {
    name,
    type: 'text',
    label,
    admin: { description, placeholder: '#1d6b4f', width: '50%' },
    hooks: { beforeValidate: [emptyIsAbsent] },
    validate: (value: string | null | undefined) =>
      !value || /^#[0-9a-f]{6}$/i.test(value) ? true : 'A colour looks like #1d6b4f.',
  };
}
