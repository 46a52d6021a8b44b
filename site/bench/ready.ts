import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from '../test/answers.ts';

/** Milliseconds until an address answers with success. */
export async function timeToAnswer(address: string): Promise<number> {
  const started = performance.now();
  while (!(await answers(address))) await sleep(10);
  return performance.now() - started;
}
