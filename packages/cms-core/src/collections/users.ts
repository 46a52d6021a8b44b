import type { CollectionConfig } from 'payload';
import { roles } from '../access/roles.ts';
import { admins, adminsAndTheOwner, adminsDecide } from '../access/rules.ts';
import { groups } from '../groups.ts';
import { tellPublicChange } from '../hooks/tell-public-change.ts';
import { watchPublication } from '../hooks/watch-publication.ts';
import { label } from '../labels.ts';
import type { OnPublicChange } from '../public-change.ts';

export interface UsersOptions {
  /** Whether browsers send the session over HTTPS only: always, but on a machine of one's own. */
  readonly secureCookies: boolean;
  readonly onPublicChange: OnPublicChange;
}

/**
 * Who may log in. The first account is made by the migration, from a Secret; whoever asks the API for
 * it is refused, because on an empty database it would go to the first stranger who comes by.
 */
export function createUsers({ secureCookies, onPublicChange }: UsersOptions): CollectionConfig {
  return {
    slug: 'users',
    labels: {
      singular: label('User', 'Пользователь'),
      plural: label('Users', 'Пользователи'),
    },
    admin: {
      group: groups.administration,
      useAsTitle: 'email',
      defaultColumns: ['email', 'name', 'role'],
    },
    auth: { cookies: { secure: secureCookies, sameSite: 'Lax' } },
    access: {
      create: admins,
      read: adminsAndTheOwner,
      update: adminsAndTheOwner,
      delete: admins,
      unlock: admins,
    },
    // The name of an author stands below what he wrote.
    hooks: watchPublication('users', [tellPublicChange(onPublicChange)]),
    endpoints: [
      {
        path: '/first-register',
        method: 'post',
        handler: () =>
          Response.json(
            { errors: [{ message: 'The first account comes from the platform.' }] },
            { status: 403 },
          ),
      },
    ],
    fields: [
      {
        name: 'name',
        type: 'text',
        label: label('Name', 'Имя'),
        admin: {
          description: label(
            'Readers see it below what this person wrote.',
            'Читатели видят его под тем, что человек написал.',
          ),
        },
      },
      {
        name: 'role',
        type: 'select',
        label: label('Role', 'Роль'),
        required: true,
        defaultValue: 'editor',
        // The role travels in the session, so that deciding needs no query.
        saveToJWT: true,
        access: { create: adminsDecide, update: adminsDecide },
        options: [
          { value: roles[0], label: label('Administrator', 'Администратор') },
          { value: roles[1], label: label('Editor', 'Редактор') },
        ],
      },
    ],
  };
}
