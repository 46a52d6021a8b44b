import { revalidatePath } from 'next/cache';

/** Lets the next reader of each address see what is stored now. The home page lists other pages. */
export function refreshPaths(paths: readonly string[]): void {
  for (const path of new Set(['/', ...paths])) revalidatePath(path);
}

export function refreshEverything(): void {
  revalidatePath('/', 'layout');
}
