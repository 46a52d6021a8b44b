import type { CollectionBeforeReadHook, Field } from 'payload';
import { signedInSee } from '../access/rules.ts';
import { label } from '../labels.ts';

interface Written {
  readonly authors?: readonly (number | string | { readonly id: number | string })[] | null;
}

interface Author {
  readonly id: number | string;
  readonly name?: string | null;
}

/** Readers are told the name of an author and nothing else of the account. */
export const nameAuthors: CollectionBeforeReadHook = async ({ doc, req }) => {
  const { authors } = doc as Written;
  const ids = (authors ?? []).map((author) => (typeof author === 'object' ? author.id : author));
  if (ids.length === 0) return;
  // Asked once for all the documents of a request that have the same authors.
  const { docs } = await req.payloadDataLoader.find({
    collection: 'users',
    where: { id: { in: ids } },
    select: { name: true },
    depth: 0,
    limit: ids.length,
    overrideAccess: true,
    pagination: false,
    req,
  });
  const names = new Map((docs as readonly Author[]).map(({ id, name }) => [id, name]));
  const populatedAuthors = ids.flatMap((id) => {
    const name = names.get(id);
    return name ? [{ id: String(id), name }] : [];
  });
  return { ...(doc as object), populatedAuthors };
};

/** Who wrote a document. Accounts are for those who are logged in, their public names for readers. */
export const authorFields: readonly Field[] = [
  {
    name: 'authors',
    type: 'relationship',
    relationTo: 'users',
    hasMany: true,
    label: label('Authors', 'Авторы'),
    defaultValue: ({ user }) => (user ? [user.id] : []),
    access: { read: signedInSee },
    admin: {
      position: 'sidebar',
      description: label(
        'Readers see their names, and nothing else of them.',
        'Читатели видят их имена и больше ничего.',
      ),
    },
  },
  {
    name: 'populatedAuthors',
    type: 'array',
    virtual: true,
    label: label('Names of the authors', 'Имена авторов'),
    admin: { hidden: true, readOnly: true },
    fields: [{ name: 'name', type: 'text', label: label('Name', 'Имя') }],
  },
];
