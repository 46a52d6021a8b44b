'use client';

import { useAuth } from '@payloadcms/ui';
import { useEffect, type ReactNode } from 'react';
import { editorMark } from './editor/editor-mark.ts';

/** Lets the pages of the site know that somebody in this browser may edit them. */
export function AdminEditorMark({ children }: { readonly children: ReactNode }) {
  const { user } = useAuth();
  useEffect(() => {
    // It stays undefined until it is known who this is.
    if (user) localStorage.setItem(editorMark, '');
    else if (user === null) localStorage.removeItem(editorMark);
  }, [user]);
  return children;
}
