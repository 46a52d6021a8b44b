import { median } from './goals.ts';
import { measureRate } from './load.ts';

const rounds = 5;

export interface Comparison {
  /** Requests a second. */
  readonly ours: number;
  readonly floor: number;
  /** Of ours to the floor, within one round. */
  readonly ratio: number;
}

/** Measures two pages in turn, so that a busy machine slows both down. */
export async function compareRates(
  findOurs: (round: number) => Promise<readonly string[]>,
  findFloor: (round: number) => readonly string[],
): Promise<Comparison> {
  const pairs: { ours: number; floor: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const floor = await measureRate(findFloor(round));
    pairs.push({ ours: await measureRate(await findOurs(round)), floor });
  }
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    floor: median(pairs.map((pair) => pair.floor)),
    ratio: median(pairs.map((pair) => pair.ours / pair.floor)),
  };
}
