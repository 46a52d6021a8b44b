import { readiness } from '../../server/readiness.ts';

export const dynamic = 'force-dynamic';

/** Whether this process may get readers. */
export async function GET(): Promise<Response> {
  const state = await readiness();
  return Response.json(state, { status: state.ready ? 200 : 503 });
}
