import type { DateField, FieldHook } from 'payload';
import { label } from '../labels.ts';

interface Published {
  readonly _status?: unknown;
}

const fillDate: FieldHook<Published & { id: number }, string | null | undefined, Published> = ({
  value,
  siblingData,
}) => value ?? (siblingData._status === 'published' ? new Date().toISOString() : null);

/** The day that readers are told; the first publication sets it. */
export const publishedAtField: DateField = {
  name: 'publishedAt',
  type: 'date',
  label: label('Published on', 'Дата публикации'),
  index: true,
  admin: {
    position: 'sidebar',
    date: { pickerAppearance: 'dayAndTime' },
    description: label(
      'Set by the first publication. To publish later, use the schedule instead.',
      'Ставится при первой публикации. Чтобы опубликовать позже, пользуйтесь расписанием.',
    ),
  },
  hooks: { beforeChange: [fillDate] },
};
