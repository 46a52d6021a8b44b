import { startTemporaryPostgres } from '@synestra/postgres/testing';
import { findBuild } from '../test/build.ts';
import { findFreePort } from '@synestra/processes';
import { startProgram, type Program } from '../test/program.ts';
import { migrateSite } from '../test/site.ts';
import { createVariables, type Variables } from '../test/variables.ts';
import { buildBare, findLetters, serveBare, type Bare } from './bare.ts';
import { logIn, publishPages, refreshEverything } from './content.ts';
import { formatGoal, isReached, median, type Goal } from './goals.ts';
import { measureSize } from './load.ts';
import { watchMemory } from './memory.ts';
import { compareRates, type Comparison } from './rates.ts';
import { timeToAnswer } from './ready.ts';

const cachedRequests = 4000;
const coldPages = 300;
const starts = 5;

/** Room for the code and the pages; Node.js would take as much as the machine has. */
const heap = '--max-old-space-size=192';

/** Compares the site with a bare Next.js page of the same bytes; true where every goal is reached. */
export async function benchSite(print: (text: string) => void): Promise<boolean> {
  const build = await findBuild();
  buildBare();
  const postgres = await startTemporaryPostgres();
  const programs: Program[] = [];
  const running = (program: Program): Program => {
    programs.push(program);
    return program;
  };
  try {
    await postgres.createDatabase('bench');
    const variables = await prepareSite(postgres.uri('bench'));
    const url = variables.SITE_URL ?? '';
    const start = () =>
      running(startProgram(build, 'serve.mjs', variables, ['--host', '127.0.0.1']));
    const ready = await measureStarts(start, url);

    const site = start();
    const bare = await serveBare();
    running(bare.program);
    await Promise.all([timeToAnswer(`${url}/readyz`), timeToAnswer(`${bare.url}/1/ready`)]);
    const memory = watchMemory(site.pid);
    const { cached, cold } = await measurePages(url, bare, print);
    const goals: Goal[] = [
      { what: 'cached page', measured: cached.ratio, unit: 'x of bare', limit: { atLeast: 0.9 } },
      { what: 'cold page', measured: cold.ratio, unit: 'x of bare', limit: { atLeast: 0.5 } },
      { what: 'time to ready', measured: ready, unit: ' s', limit: { atMost: 1 } },
      {
        what: 'memory under load',
        measured: memory.peak(),
        unit: ' MiB',
        limit: { atMost: 384 },
      },
    ];
    print(goals.map(formatGoal).join(''));
    return goals.every(isReached);
  } finally {
    for (const program of programs) program.kill('SIGTERM');
    await Promise.all(programs.map(({ ended }) => ended));
    await postgres.stop();
  }
}

async function prepareSite(databaseUri: string): Promise<Variables> {
  const port = await findFreePort();
  const variables = {
    ...createVariables(databaseUri, `http://127.0.0.1:${port}`),
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    NODE_OPTIONS: heap,
  };
  const { code, output } = await migrateSite(variables);
  if (code !== 0) throw new Error(output);
  return variables;
}

/** Seconds from the start of the process until it may get readers. */
async function measureStarts(start: () => Program, url: string): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < starts; count += 1) {
    const program = start();
    times.push(await timeToAnswer(`${url}/readyz`));
    program.kill('SIGTERM');
    await program.ended;
  }
  return median(times) / 1000;
}

async function measurePages(
  url: string,
  bare: Bare,
  print: (text: string) => void,
): Promise<{ cached: Comparison; cold: Comparison }> {
  const editor = await logIn(url);
  const pages = await publishPages(editor, coldPages);
  const [page = url] = pages;
  const bytes = await measureSize(page);
  const letters = await findLetters(bare.url, bytes);
  const bareCached = `${bare.url}/${letters}/cached`;

  const cached = await compareRates(
    () => Promise.resolve(repeat(page, cachedRequests)),
    () => repeat(bareCached, cachedRequests),
  );
  const coldOf = async () => {
    await refreshEverything(editor);
    return pages;
  };
  const cold = await compareRates(coldOf, (round) =>
    pages.map((_, index) => `${bare.url}/${letters}/cold-${round}-${index}`),
  );
  const dynamic = await compareRates(coldOf, () =>
    repeat(`${bare.url}/dynamic/${letters}`, coldPages),
  );
  print(`Pages of ${bytes} bytes, requests a second:\n`);
  print(formatRates('cached', cached));
  print(formatRates('cold, against a cold bare page', cold));
  print(formatRates('cold, against a bare page without cache', dynamic));
  return { cached, cold };
}

function repeat(address: string, count: number): string[] {
  return Array.from({ length: count }, () => address);
}

function formatRates(what: string, { ours, floor, ratio }: Comparison): string {
  const [one, other] = [ours, floor].map((rate) => rate.toFixed(0).padStart(6));
  return `  ${what.padEnd(42)} ${one}  bare ${other}  ${ratio.toFixed(2)}x\n`;
}
