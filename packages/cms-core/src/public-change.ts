import type { PayloadRequest } from 'payload';

/** What an editor changed, as far as readers saw it before or see it now. */
export type PublicChange = DocumentChange | GlobalChange;

/** Collections without drafts are public before and after, but for a creation and a deletion. */
export interface DocumentChange {
  readonly collection: string;
  readonly id: number | string;
  /** The addresses that readers knew and know; only of what has one, and only while it is public. */
  readonly slugBefore?: string;
  readonly slugAfter?: string;
  readonly wasPublic: boolean;
  readonly isPublic: boolean;
}

export interface GlobalChange {
  readonly global: string;
}

/**
 * Hooks call it after the change, inside of its transaction, and wait for it: whoever remembers the
 * change writes it with `req`, so that it is kept with the document or not at all.
 */
export type OnPublicChange = (change: PublicChange, req: PayloadRequest) => Promise<void>;
