import type { Category } from '../payload-types.ts';

/** A category and all that lie below it; a circle of parents is left at its second turn. */
export function findFamily(
  id: number,
  all: readonly Category[],
  seen: readonly number[] = [],
): number[] {
  if (seen.includes(id)) return [];
  const children = all.filter((category) => parentOf(category) === id);
  return [id, ...children.flatMap((child) => findFamily(child.id, all, [...seen, id]))];
}

export function parentOf({ parent }: Pick<Category, 'parent'>): number | undefined {
  return (typeof parent === 'object' ? parent?.id : parent) ?? undefined;
}
