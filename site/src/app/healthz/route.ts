import { env } from '../../env.ts';

export const dynamic = 'force-dynamic';

/** Whether the process lives and which release it is. It asks nobody else. */
export function GET(): Response {
  return Response.json({ status: 'ok', release: env.release });
}
