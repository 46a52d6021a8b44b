import { getPayload } from 'payload';
import { publish } from '../../../cache/publication.ts';
import config from '../../../payload.config.ts';
import { loadDemo } from '../../../demo/load.ts';
import { mayLoadDemo } from '../../../demo/permission.ts';
import { env } from '../../../env.ts';

/** Fills an empty site with demo content: for an admin only, and outside dev with the seed key. */
export async function POST(request: Request): Promise<Response> {
  const payload = await getPayload({ config });
  const { user } = await payload.auth({ headers: request.headers });
  if (!mayLoadDemo(env, user, request.headers.get('x-seed-key'))) {
    return Response.json({ message: 'Only an admin may load demo content.' }, { status: 403 });
  }
  const loaded = await publish(() => loadDemo(payload));
  return loaded
    ? Response.json({ message: 'The demo content is there.' })
    : Response.json({ message: 'The site has content already.' }, { status: 409 });
}
