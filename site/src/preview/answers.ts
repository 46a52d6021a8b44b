/** Sends the browser to a page of this site, whichever of its hosts it asked. */
export function sendTo(path: string): Response {
  return new Response(null, { status: 307, headers: { ...unkept, Location: path } });
}

/** Says no in both languages of the admin: who sees it comes from there. */
export function refuse(english: string, russian: string): Response {
  return new Response(`${english}\n${russian}\n`, {
    status: 403,
    headers: { ...unkept, 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

/** An answer that is for one visitor and one moment. */
const unkept = { 'Cache-Control': 'private, no-store' } as const;
