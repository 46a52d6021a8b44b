import type { ServerProps } from 'payload';
import { nameOf } from '../content/site-name.ts';
import { AdminIcon } from './admin-icon.tsx';

/** Tells whoever logs in which of the sites this is. */
export async function AdminLogo({ payload }: Pick<ServerProps, 'payload'>) {
  const settings = await payload.findGlobal({ slug: 'settings', depth: 0 });
  return (
    <span className="admin-logo">
      <AdminIcon />
      {nameOf(settings)}
    </span>
  );
}
