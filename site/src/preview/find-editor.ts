import { draftMode } from 'next/headers';
import { getPayload } from 'payload';
import config from '../payload.config.ts';
import type { User } from '../payload-types.ts';

/** Who is logged in to the admin, by the headers of a request. */
export async function findEditor(headers: Headers): Promise<User | null> {
  const payload = await getPayload({ config });
  const { user } = await payload.auth({ headers });
  return user;
}

/**
 * Who may see drafts in this rendering: the cookie of the draft mode outlives a session, so it alone
 * shows nobody anything. Without the cookie no header is read, and the page can be kept for readers.
 */
export async function findPreviewer(readHeaders: () => Promise<Headers>): Promise<User | null> {
  const { isEnabled } = await draftMode();
  return isEnabled ? findEditor(await readHeaders()) : null;
}
