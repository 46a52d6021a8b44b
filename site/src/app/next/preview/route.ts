import { draftMode } from 'next/headers';
import { env } from '../../../env.ts';
import { refuse, sendTo } from '../../../preview/answers.ts';
import { findEditor } from '../../../preview/find-editor.ts';
import { readPreviewUrl } from '../../../preview/preview-url.ts';

/** Shows an editor the draft behind a signed link. */
export async function GET(request: Request): Promise<Response> {
  const path = readPreviewUrl(env.previewSecret, new URL(request.url).searchParams);
  if (path === undefined) {
    return refuse(
      'This preview link is not valid any more. Open the preview from the admin again.',
      'Эта ссылка на предпросмотр уже не действует. Откройте предпросмотр из админки ещё раз.',
    );
  }
  if (!(await findEditor(request.headers))) {
    return refuse(
      'Only somebody who is logged in may see a draft. Log in at /admin, then open the link again.',
      'Черновики видят только те, кто вошёл. Войдите на /admin и откройте ссылку ещё раз.',
    );
  }
  (await draftMode()).enable();
  return sendTo(path);
}
