import { createHmac, timingSafeEqual } from 'node:crypto';
import { isLocalPath } from './local-path.ts';

/** How long a link works, in seconds: an editor leaves a form open over lunch, not over night. */
const lifetime = 4 * 60 * 60;

/**
 * The link that shows the draft of a page to whoever is logged in. It holds a signature and not the
 * secret, and it is made on the server alone. A page whose address is not known yet has none.
 */
export function previewUrl(secret: string, path: string, now = Date.now()): string | null {
  if (!isLocalPath(path)) return null;
  const expires = String(Math.floor(now / 1000) + lifetime);
  const query = new URLSearchParams({ path, expires, signature: sign(secret, path, expires) });
  return `/next/preview?${query.toString()}`;
}

/** The page that a preview link leads to; undefined for a link that was not made here, or long ago. */
export function readPreviewUrl(
  secret: string,
  query: URLSearchParams,
  now = Date.now(),
): string | undefined {
  const [path, expires, signature] = ['path', 'expires', 'signature'].map((name) =>
    readOnce(query, name),
  );
  if (path === undefined || expires === undefined || signature === undefined) return undefined;
  if (!isSame(sign(secret, path, expires), signature)) return undefined;
  const isInTime = /^\d{1,12}$/.test(expires) && Number(expires) * 1000 > now;
  return isInTime && isLocalPath(path) ? path : undefined;
}

/** What is said twice may be read in two ways. */
function readOnce(query: URLSearchParams, name: string): string | undefined {
  const values = query.getAll(name);
  return values.length === 1 ? values[0] : undefined;
}

function sign(secret: string, path: string, expires: string): string {
  return createHmac('sha256', secret).update(`preview\n${expires}\n${path}`).digest('base64url');
}

function isSame(one: string, other: string): boolean {
  const [expected, given] = [Buffer.from(one), Buffer.from(other)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
