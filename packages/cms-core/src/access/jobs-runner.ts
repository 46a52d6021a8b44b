import { createHash, timingSafeEqual } from 'node:crypto';
import type { PayloadRequest } from 'payload';

/** Lets whoever knows the key run the queue, and nobody else: an editor has no use for it. */
export function allowJobsRunner(key: string): (args: { req: PayloadRequest }) => boolean {
  const expected = hash(`Bearer ${key}`);
  return ({ req }) => timingSafeEqual(expected, hash(req.headers.get('authorization') ?? ''));
}

/** Of one length, whatever was given. */
function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
