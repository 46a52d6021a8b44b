import { label } from './labels.ts';

/** The headings under which the admin lists what there is. */
export const groups = {
  content: label('Content', 'Контент'),
  site: label('Site', 'Сайт'),
  forms: label('Forms', 'Формы'),
  administration: label('Administration', 'Управление'),
} as const;
