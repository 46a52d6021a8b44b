import { draftMode } from 'next/headers';
import { sendTo } from '../../../preview/answers.ts';
import { isLocalPath } from '../../../preview/local-path.ts';

/** Ends the preview and shows what readers see, on the page that is asked for. */
export async function GET(request: Request): Promise<Response> {
  const path = new URL(request.url).searchParams.get('path') ?? '/';
  (await draftMode()).disable();
  return sendTo(isLocalPath(path) ? path : '/');
}
