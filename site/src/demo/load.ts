import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload';
import { fill } from './fill.ts';

/** Loads the demo content as a whole or not at all; false where the site has content already. */
export async function loadDemo(payload: Payload): Promise<boolean> {
  const req = await createLocalReq({}, payload);
  await initTransaction(req);
  try {
    const isEmpty = await hasNothing(payload, req);
    if (isEmpty) await fill(payload, req);
    await commitTransaction(req);
    return isEmpty;
  } catch (error) {
    await killTransaction(req);
    throw error;
  }
}

async function hasNothing(payload: Payload, req: PayloadRequest): Promise<boolean> {
  for (const collection of ['pages', 'posts', 'media', 'categories', 'forms'] as const) {
    const { totalDocs } = await payload.count({ collection, req });
    if (totalDocs > 0) return false;
  }
  return true;
}
