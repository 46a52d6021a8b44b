import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionSlug,
  PayloadRequest,
} from 'payload';

type Id = number | string;

/** What readers see of a document: nothing while it is a draft. */
export interface PublicState {
  /** The address of a page or a post; of a redirect, where it leads away from. */
  readonly slug: string | undefined;
}

/** A document that readers saw before, see now, or both. */
export interface Publication {
  readonly collection: string;
  readonly id: Id;
  readonly before: PublicState | undefined;
  readonly after: PublicState | undefined;
}

/** Runs in the transaction of the change; what it throws undoes the change. */
export type OnPublication = (publication: Publication, req: PayloadRequest) => Promise<void> | void;

export interface WatchHooks {
  readonly beforeChange: CollectionBeforeChangeHook[];
  readonly afterChange: CollectionAfterChangeHook[];
  readonly afterDelete: CollectionAfterDeleteHook[];
}

/** A row as the database holds it. Of a published document with a newer draft it is the published one. */
interface Row {
  readonly _status?: unknown;
  readonly updatedAt?: unknown;
  readonly slug?: unknown;
  readonly from?: unknown;
}

/**
 * Tells what became different for readers. Payload's hooks know what was saved last, which may be a
 * draft that no reader sees, so the row is read before the change and after it.
 */
export function watchPublication(
  collection: CollectionSlug,
  listeners: readonly OnPublication[],
): WatchHooks {
  const tell = async (
    req: PayloadRequest,
    id: Id,
    before: PublicState | undefined,
    after: PublicState | undefined,
  ): Promise<void> => {
    if (!before && !after) return;
    for (const listen of listeners) await listen({ collection, id, before, after }, req);
  };
  return {
    beforeChange: [
      async ({ originalDoc, req }) => {
        const { id } = (originalDoc ?? {}) as { id?: Id };
        if (id !== undefined)
          req.context[keyOf(collection, id)] = await readRow(req, collection, id);
      },
    ],
    afterChange: [
      async ({ doc, req }) => {
        const { id } = doc as { id: Id };
        const before = req.context[keyOf(collection, id)] as Row | undefined;
        const after = await readRow(req, collection, id);
        const isUntouched = before !== undefined && before.updatedAt === after?.updatedAt;
        if (!isUntouched) await tell(req, id, stateOf(before), stateOf(after));
      },
    ],
    afterDelete: [
      async ({ doc, id, req }) => {
        await tell(req, id, stateOf(doc as Row), undefined);
      },
    ],
  };
}

async function readRow(
  req: PayloadRequest,
  collection: CollectionSlug,
  id: Id,
): Promise<Row | undefined> {
  const row = await req.payload.db.findOne<Row & { id: Id }>({
    collection,
    where: { id: { equals: id } },
    // Without it the database would put together all the blocks of a page.
    select: { _status: true, updatedAt: true, slug: true, from: true },
    req,
  });
  return row ?? undefined;
}

/** A collection without drafts has no status: readers see all of it. */
function stateOf(row: Row | undefined): PublicState | undefined {
  if (!row || row._status === 'draft') return undefined;
  const address = row.slug ?? row.from;
  return { slug: typeof address === 'string' ? address : undefined };
}

/** Many documents may change in one request. */
function keyOf(collection: string, id: Id): string {
  return `publication of ${collection} ${id}`;
}
