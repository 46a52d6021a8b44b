import type { Block } from 'payload';
import { label } from '../labels.ts';

/** Source code, shown as it is. */
export const codeBlock: Block = {
  slug: 'code',
  interfaceName: 'CodeBlock',
  labels: { singular: label('Code', 'Код'), plural: label('Code', 'Код') },
  fields: [
    {
      name: 'language',
      type: 'select',
      label: label('Language', 'Язык'),
      defaultValue: 'plain',
      options: [
        { value: 'plain', label: label('Plain text', 'Простой текст') },
        { value: 'typescript', label: 'TypeScript' },
        { value: 'javascript', label: 'JavaScript' },
        { value: 'css', label: 'CSS' },
        { value: 'html', label: 'HTML' },
        { value: 'json', label: 'JSON' },
        { value: 'yaml', label: 'YAML' },
        { value: 'bash', label: label('Shell', 'Командная строка') },
        { value: 'python', label: 'Python' },
        { value: 'sql', label: 'SQL' },
      ],
    },
    {
      // Payload's own field for code fetches its editor from an outside host.
      name: 'code',
      type: 'textarea',
      label: label('Code', 'Код'),
      required: true,
      admin: { rows: 8, className: 'source-code' },
    },
  ],
};
