import type { Config } from 'payload';
import { signedIn } from './access/rules.ts';
import { groups } from './groups.ts';
import { label } from './labels.ts';

/** Folders of pictures, for editors only. */
export const folders: NonNullable<Exclude<Config['folders'], false>> = {
  collectionSpecific: false,
  browseByFolder: false,
  collectionOverrides: [
    ({ collection }) => ({
      ...collection,
      labels: { singular: label('Folder', 'Папка'), plural: label('Folders', 'Папки') },
      admin: { ...collection.admin, group: groups.content },
      access: { read: signedIn, create: signedIn, update: signedIn, delete: signedIn },
      fields: collection.fields.map((field) =>
        'name' in field && field.name === 'name'
          ? Object.assign({}, field, { label: label('Name', 'Название') })
          : field,
      ),
    }),
  ],
};
