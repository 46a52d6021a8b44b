import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
} from 'payload';
import { fill } from './fill.ts';

/** Loads the demo content as a whole or not at all; false where the site has content already. */
export async function loadDemo(payload: Payload): Promise<boolean> {
  const req = await createLocalReq({}, payload);
  await initTransaction(req);
  try {
    const counts = await Promise.all(
      (['pages', 'posts', 'media'] as const).map((collection) =>
        payload.count({ collection, req }),
      ),
    );
    const isEmpty = counts.every(({ totalDocs }) => totalDocs === 0);
    if (isEmpty) await fill(payload, req);
    await commitTransaction(req);
    return isEmpty;
  } catch (error) {
    await killTransaction(req);
    throw error;
  }
}
