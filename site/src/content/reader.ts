import { headers } from 'next/headers';
import { getPayload, type Payload } from 'payload';
import { cache } from 'react';
import { findPreviewer } from '../preview/find-editor.ts';
import config from '../payload.config.ts';
import type { User } from '../payload-types.ts';

interface Reader {
  readonly payload: Payload;
  /** What the reader may see is decided by the access rules, as for everybody who asks the API. */
  readonly rights: {
    readonly overrideAccess: false;
    readonly draft: boolean;
    readonly user?: User;
  };
}

/** Whoever this page is rendered for: every reader, or one editor who looks at a draft. */
export const findReader = cache(async (): Promise<Reader> => {
  const [payload, editor] = await Promise.all([getPayload({ config }), findPreviewer(headers)]);
  if (!editor) return { payload, rights: { overrideAccess: false, draft: false } };
  return { payload, rights: { overrideAccess: false, draft: true, user: editor } };
});

export async function isPreview(): Promise<boolean> {
  return (await findReader()).rights.draft;
}
