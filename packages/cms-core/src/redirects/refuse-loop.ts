import { APIError, type CollectionBeforeChangeHook } from 'payload';
import { normalisePath } from './path.ts';

interface Redirect {
  readonly from?: string | null;
  readonly to?: { readonly type?: unknown; readonly url?: string | null } | null;
}

const longest = 10;

/** Refuses what would send a reader round in a circle. */
export const refuseLoop: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const { from, to } = { ...(originalDoc as Redirect | undefined), ...(data as Redirect) };
  let next = to?.type === 'custom' ? localPathOf(to.url) : undefined;
  for (let steps = 0; next !== undefined && steps < longest; steps++) {
    if (next === from) throw new APIError(`${from} would lead back to itself.`, 400, null, true);
    const { docs } = await req.payload.find({
      collection: 'redirects',
      where: { from: { equals: next } },
      depth: 0,
      limit: 1,
      pagination: false,
      req,
    });
    const [found] = docs as readonly Redirect[];
    next = found?.to?.type === 'custom' ? localPathOf(found.to.url) : undefined;
  }
};

function localPathOf(url: string | null | undefined): string | undefined {
  return url?.startsWith('/') ? normalisePath(url) : undefined;
}
