'use client';

import { useEffect, useState } from 'react';
import type { DoorProps } from './editor-door.tsx';
import { editorMark } from './editor-mark.ts';
import { wordsForEditors } from './editor-words.ts';
import { LivePreview } from './live-preview.tsx';

interface Session {
  readonly user: { readonly email: string; readonly name?: string | null } | null;
}

/** The way from a page into the admin, and out of a preview. */
export function EditorBar({ collection, id, locale, isPreview }: DoorProps) {
  const name = useEditorName();
  const words = wordsForEditors(locale);
  const framed = window.parent !== window;
  // The admin shows the page in a frame beside the form, and has all of this around it.
  if (framed) return isPreview ? <LivePreview /> : null;
  if (name === undefined) return null;
  const list = `/admin/collections/${collection}`;
  return (
    <aside className="editor-bar" aria-label={words.bar}>
      <a href="/admin">{words.admin}</a>
      <a href={id === undefined ? list : `${list}/${id}?locale=${locale}`}>
        {id === undefined ? words.list : words.edit}
      </a>
      {isPreview && (
        <span className="editor-state">
          {words.draft}
          <a href={`/next/exit-preview?path=${encodeURIComponent(window.location.pathname)}`}>
            {words.leave}
          </a>
        </span>
      )}
      <span className="editor-name">{name}</span>
    </aside>
  );
}

/** Who is logged in; undefined for nobody, and then this browser is a reader's again. */
function useEditorName(): string | undefined {
  const [name, setName] = useState<string>();
  useEffect(() => {
    void askWhoItIs().then((user) => {
      if (user) setName(user.name ?? user.email);
      else localStorage.removeItem(editorMark);
    });
  }, []);
  return name;
}

async function askWhoItIs(): Promise<Session['user']> {
  const response = await fetch('/api/users/me?depth=0', { credentials: 'same-origin' });
  return response.ok ? ((await response.json()) as Session).user : null;
}
