import { revalidatePath } from 'next/cache';

/** Lets the next reader of each page see what is stored now. */
export function refreshEverything(): Promise<void> {
  revalidatePath('/', 'layout');
  return Promise.resolve();
}
