import { startTemporaryPostgres } from '@synestra/postgres/testing';
import { findBuild } from '../test/build.ts';
import { findFreePort } from '../test/free-port.ts';
import { startProgram, type Program } from '../test/program.ts';
import { migrateSite } from '../test/site.ts';
import { createVariables } from '../test/variables.ts';
import { buildBare, findPageOfSize, serveBare } from './bare.ts';
import { logIn, publishPages, refreshEverything } from './content.ts';
import { formatGoal, isReached, median, type Goal } from './goals.ts';
import { measureSize } from './load.ts';
import { watchMemory } from './memory.ts';
import { compareRates, type Comparison } from './rates.ts';
import { timeToAnswer } from './ready.ts';

const cachedRequests = 4000;
const coldPages = 300;
const starts = 5;

/** Compares the site with a bare Next.js page of the same bytes; true where every goal is reached. */
export async function benchSite(print: (text: string) => void): Promise<boolean> {
  const build = await findBuild();
  buildBare();
  const postgres = await startTemporaryPostgres();
  const programs: Program[] = [];
  try {
    await postgres.createDatabase('bench');
    const port = await findFreePort();
    const url = `http://127.0.0.1:${port}`;
    const variables = {
      ...createVariables(postgres.uri('bench'), url),
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
    };
    const { code, output } = await migrateSite(variables);
    if (code !== 0) throw new Error(output);

    const start = () => startProgram(build, 'server.js', variables);
    const ready: number[] = [];
    for (let count = 0; count < starts; count += 1) {
      const program = start();
      programs.push(program);
      ready.push(await timeToAnswer(`${url}/readyz`));
      program.kill('SIGTERM');
      await program.ended;
    }

    const site = start();
    const bare = await serveBare();
    programs.push(site, bare.program);
    await Promise.all([timeToAnswer(`${url}/readyz`), timeToAnswer(`${bare.url}/1000`)]);
    const editor = await logIn(url);
    const pages = await publishPages(editor, coldPages);
    const memory = watchMemory(site.pid);

    const bytes = await measureSize(`${url}/page-1`);
    const cached = await compareRates(
      repeat(`${url}/page-1`, cachedRequests),
      repeat(await findPageOfSize(bare.url, bytes), cachedRequests),
      () => Promise.resolve(),
    );
    const cold = await compareRates(
      pages,
      repeat(await findPageOfSize(`${bare.url}/cold`, bytes), coldPages),
      () => refreshEverything(editor),
    );
    print(formatRates('cached page', bytes, cached));
    print(formatRates('cold page', bytes, cold));
    const goals: Goal[] = [
      {
        what: 'cached page, of the requests of a bare one',
        measured: cached.ratio,
        unit: 'x',
        limit: { atLeast: 0.9 },
      },
      {
        what: 'cold page, of the requests of a bare one',
        measured: cold.ratio,
        unit: 'x',
        limit: { atLeast: 0.5 },
      },
      {
        what: 'from start to ready',
        measured: median(ready) / 1000,
        unit: ' s',
        limit: { atMost: 1 },
      },
      { what: 'memory under load', measured: memory.peak(), unit: ' MiB', limit: { atMost: 384 } },
    ];
    print(goals.map(formatGoal).join(''));
    return goals.every(isReached);
  } finally {
    for (const program of programs) program.kill('SIGTERM');
    await Promise.all(programs.map(({ ended }) => ended));
    await postgres.stop();
  }
}

function repeat(address: string, count: number): string[] {
  return Array.from({ length: count }, () => address);
}

function formatRates(what: string, bytes: number, { ours, floor }: Comparison): string {
  return `${what.padEnd(14)} ${bytes} bytes  ${ours.toFixed(0)} requests/s  bare ${floor.toFixed(0)} requests/s\n`;
}
