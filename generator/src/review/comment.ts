import * as z from 'zod';
import { marker } from './report/markdown.ts';

const commentsSchema = z.array(
  z.object({
    id: z.number(),
    body: z.string().nullish(),
    user: z.object({ type: z.string() }).nullish(),
  }),
);

/** How many comments a page of the forge holds; a page with fewer is the last one. */
export const pageSize = 100;

/**
 * Finds our comment among those of a pull request: a program wrote it, and it begins with the marker.
 * Anybody can write the marker; only what a program wrote is ours to replace.
 */
export function findComment(page: unknown): { id: number | undefined; isLast: boolean } {
  const comments = commentsSchema.parse(page);
  const own = comments.find(
    ({ body, user }) => user?.type === 'Bot' && (body ?? '').startsWith(marker),
  );
  return { id: own?.id, isLast: comments.length < pageSize };
}
