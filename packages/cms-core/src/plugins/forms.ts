import { formBuilderPlugin } from '@payloadcms/plugin-form-builder';
import type { BeforeEmail } from '@payloadcms/plugin-form-builder/types';
import type { CollectionConfig, Field, Plugin } from 'payload';
import { admins, anyone, nobody, signedIn, signedInSee } from '../access/rules.ts';
import { checkSubmission } from '../forms/check-submission.ts';
import { groups } from '../groups.ts';
import { tellPublicChange } from '../hooks/tell-public-change.ts';
import { watchPublication } from '../hooks/watch-publication.ts';
import { label } from '../labels.ts';
import { addressedCollections } from '../path-of.ts';
import type { OnPublicChange } from '../public-change.ts';

export interface FormsOptions {
  readonly onPublicChange: OnPublicChange;
  /** Run when a reader has sent a form: what slows down or turns away those who are none. */
  readonly submissionHooks?: CollectionConfig['hooks'];
}

/** Forms that editors build and the answers of readers. */
export function createForms({ onPublicChange, submissionHooks = {} }: FormsOptions): Plugin {
  return formBuilderPlugin({
    fields: {
      country: false,
      state: false,
      payment: false,
      upload: false,
      date: true,
      radio: true,
    },
    redirectRelationships: [...addressedCollections],
    beforeEmail: sendFromTheSite,
    formOverrides: {
      labels: { singular: label('Form', 'Форма'), plural: label('Forms', 'Формы') },
      admin: { group: groups.forms, defaultColumns: ['title', 'updatedAt'] },
      access: { read: anyone, create: signedIn, update: signedIn, delete: signedIn },
      hooks: watchPublication('forms', [tellPublicChange(onPublicChange)]),
      fields: ({ defaultFields }) => nameFields(defaultFields.map(hideRecipients)),
    },
    formSubmissionOverrides: {
      labels: { singular: label('Answer', 'Ответ'), plural: label('Answers', 'Ответы') },
      admin: {
        group: groups.forms,
        defaultColumns: ['form', 'createdAt'],
        description: label('What readers have sent.', 'То, что прислали читатели.'),
      },
      access: { read: signedIn, create: anyone, update: nobody, delete: admins },
      hooks: {
        ...submissionHooks,
        beforeValidate: [...(submissionHooks.beforeValidate ?? []), checkSubmission],
      },
      fields: ({ defaultFields }) => nameFields(defaultFields),
    },
  });
}

/** A mail server takes mail of its own domain only; whoever answers reaches the reader all the same. */
const sendFromTheSite: BeforeEmail = (emails, { req }) => {
  const { defaultFromName, defaultFromAddress } = req.payload.email;
  const sender = `"${defaultFromName}" <${defaultFromAddress}>`;
  return emails.map(({ from, replyTo, ...email }) => ({
    ...email,
    from: sender,
    replyTo: replyTo || from || sender,
  }));
};

/** Who gets the answers is nobody's business. */
function hideRecipients(field: Field): Field {
  if (!('name' in field) || field.name !== 'emails') return field;
  return { ...field, access: { read: signedInSee } } as Field;
}

/** Gives fields of the plugin the names that it has in English alone, wherever they lie. */
function nameFields(fields: Field[]): Field[] {
  return fields.map((field) => {
    const text = 'name' in field ? names[field.name] : undefined;
    const named = text && lacksName(field) ? ({ ...field, label: text } as Field) : field;
    if (named.type === 'blocks') {
      const blocks = named.blocks.map((block) => ({ ...block, fields: nameFields(block.fields) }));
      return { ...named, blocks };
    }
    if (named.type === 'array') {
      return {
        ...named,
        labels: rows[named.name] ?? named.labels,
        fields: nameFields(named.fields),
      } as Field;
    }
    return named.type === 'group' ? { ...named, fields: nameFields(named.fields) } : named;
  });
}

function lacksName(field: Field): boolean {
  return !('label' in field) || field.label === undefined;
}

const names: Readonly<Record<string, Record<string, string>>> = {
  form: label('Form', 'Форма'),
  submissionData: label('Answers', 'Ответы'),
  field: label('Field', 'Поле'),
  value: label('Value', 'Значение'),
  emails: label('Letters', 'Письма'),
  message: label('Message', 'Сообщение'),
  type: label('What', 'Что'),
};

const rows: Readonly<Record<string, NonNullable<CollectionConfig['labels']>>> = {
  submissionData: { singular: label('Answer', 'Ответ'), plural: label('Answers', 'Ответы') },
  emails: { singular: label('Letter', 'Письмо'), plural: label('Letters', 'Письма') },
};
