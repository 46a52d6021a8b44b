'use client';

import { useEffect, useState, type ComponentType } from 'react';
import { editorMark } from './editor-mark.ts';

export interface DoorProps {
  readonly collection: string;
  readonly id?: number;
  readonly locale: string;
  readonly isPreview: boolean;
}

/**
 * Loads the tools of editors where somebody logged in to the admin in this browser before, or looks
 * at a draft. For everybody else it is these few lines, and the page stays one for all.
 */
export function EditorDoor(props: DoorProps) {
  const [Bar, setBar] = useState<ComponentType<DoorProps>>();
  const { isPreview } = props;
  useEffect(() => {
    if (!isPreview && localStorage.getItem(editorMark) === null) return;
    void import('./editor-bar.tsx').then(({ EditorBar }) => {
      setBar(() => EditorBar);
    });
  }, [isPreview]);
  return Bar ? <Bar {...props} /> : null;
}
