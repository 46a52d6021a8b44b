import type { Access, FieldAccess } from 'payload';
import { isAdmin } from './roles.ts';

/** Also whoever is not logged in. */
export const anyone: Access = () => true;

/** Only the application itself, which asks without these rules. */
export const nobody: Access = () => false;

/** Every admin and every editor. */
export const signedIn: Access = ({ req }) => Boolean(req.user);

export const admins: Access = ({ req }) => isAdmin(req.user);

/** An account belongs to its owner; the others are the business of admins. */
export const adminsAndTheOwner: Access = ({ req }) => {
  if (!req.user) return false;
  return isAdmin(req.user) || { id: { equals: req.user.id } };
};

/** Readers see what is published, editors also what they are still writing. */
export const publishedOrSignedIn: Access = ({ req }) =>
  req.user ? true : { _status: { equals: 'published' } };

/** Nobody makes an admin of himself. */
export const adminsDecide: FieldAccess = ({ req }) => isAdmin(req.user);

/** What a document says to those who write, such as who gets the mail of a form. */
export const signedInSee: FieldAccess = ({ req }) => Boolean(req.user);
