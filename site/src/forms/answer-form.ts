import { env } from '../env.ts';

/** The note on the page of a form that says how it went. */
export function findNote(form: string, status: number): string {
  if (status < 300) return `#form-${form}-sent`;
  return status === 429 ? `#form-${form}-later` : `#form-${form}-failed`;
}

/**
 * Tells scripts where to go on, and sends a browser without them there: to another page, or back to
 * the one that it came from and to a note on that.
 */
export function answerForm(request: Request, target: string): Response {
  const unkept = { 'Cache-Control': 'private, no-store' };
  if (request.headers.get('accept') === 'application/json') {
    return Response.json({ target }, { headers: unkept });
  }
  const location = target.startsWith('#') ? findOrigin(request) + target : target;
  return new Response(null, { status: 303, headers: { ...unkept, Location: location } });
}

/** The page that a form stands on. Whoever comes from elsewhere is sent home. */
function findOrigin(request: Request): string {
  const referer = request.headers.get('referer') ?? '';
  if (!URL.canParse(referer)) return '/';
  const { host, pathname } = new URL(referer);
  const own = [new URL(env.siteUrl).host, request.headers.get('host')];
  return own.includes(host) && !pathname.startsWith('//') ? pathname : '/';
}
