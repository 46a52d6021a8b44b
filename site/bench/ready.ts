import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds until an address answers with success. */
export async function timeToAnswer(address: string): Promise<number> {
  const started = performance.now();
  while (!(await answers(address))) await sleep(10);
  return performance.now() - started;
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
