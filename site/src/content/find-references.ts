/** A document that another one shows or links to. */
export interface Reference {
  readonly collection: string;
  readonly id: number | string;
}

/**
 * Which collection a field points to, by its name: a document itself says only where fields that may
 * point to several collections do. A test compares this with the schema.
 */
export const pointers: Readonly<Record<string, string>> = {
  media: 'media',
  image: 'media',
  cover: 'media',
  logo: 'media',
  categories: 'categories',
  parent: 'categories',
  selected: 'posts',
  posts: 'posts',
  relatedPosts: 'posts',
  populatedAuthors: 'users',
  form: 'forms',
};

/** Everything that a document refers to, at every depth that was read, whether it was found or not. */
export function findReferences(value: unknown): Reference[] {
  if (Array.isArray(value)) return value.flatMap(findReferences);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...findPointed(collectionOf(value, name), inner),
    ...findReferences(inner),
  ]);
}

/** `relationTo` stands beside the `value` that it speaks of. */
function collectionOf(owner: Readonly<Record<string, unknown>>, name: string): string | undefined {
  if (name === 'value' && typeof owner.relationTo === 'string') return owner.relationTo;
  return pointers[name];
}

function findPointed(collection: string | undefined, value: unknown): Reference[] {
  if (collection === undefined) return [];
  return [value].flat().flatMap((target) => {
    const id: unknown = isRecord(target) ? target.id : target;
    return typeof id === 'number' || typeof id === 'string' ? [{ collection, id }] : [];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
