/** What the readers of one page must not see any more, and what they saw. */
export interface Readers {
  readonly stop: () => Promise<Report>;
}

export interface Report {
  readonly reads: number;
  readonly answers: readonly string[];
  /** Reads that began after a publication was answered and showed something older. */
  readonly stale: readonly string[];
}

/** Readers that ask again and again, many at once, until they are stopped. */
export function startReaders(
  addresses: readonly string[],
  each: number,
  published: () => number,
): Readers {
  let isOver = false;
  let reads = 0;
  const answers = new Set<string>();
  const stale: string[] = [];
  const read = async (address: string) => {
    while (!isOver) {
      const atLeast = published();
      const { status, version, cache } = await readVersion(address);
      reads += 1;
      answers.add(`${status} ${cache}`);
      if (status === 200 && version < atLeast) {
        stale.push(`${address}: version ${version} after ${atLeast} was published (${cache})`);
      }
    }
  };
  const readers = addresses.flatMap((address) => Array.from({ length: each }, () => read(address)));
  return {
    stop: async () => {
      isOver = true;
      await Promise.all(readers);
      return { reads, answers: [...answers].sort(), stale };
    },
  };
}

/** The number that the page shows as "Version N", and how the cache took part. */
export async function readVersion(address: string) {
  const response = await fetch(address);
  const found = /Version (\d+)/.exec(await response.text());
  return {
    status: response.status,
    version: found ? Number(found[1]) : -1,
    cache: response.headers.get('x-nextjs-cache') ?? 'none',
  };
}
