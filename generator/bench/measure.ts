import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Figures {
  /** Seconds of CPU of the process and of all that it started, in user and system mode. */
  readonly cpu: number;
  readonly wall: number;
  /** Peak memory of the process itself, in MiB; 0 for a program that is not Node. */
  readonly memory: number;
}

const memoryFile = path.join(tmpdir(), `web-core-bench-memory-${process.pid}`);
const reporter = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from 'node:fs';
  process.on('exit', () => writeFileSync(${JSON.stringify(memoryFile)}, String(process.resourceUsage().maxRSS)));
`)}`;

/** Runs Node once, as a process of its own; `args` begin with its options and the script. */
export function runNode(args: readonly string[], cwd: string): Figures {
  const command = [process.execPath, '--import', reporter, ...args];
  // The shell counts the whole family; Node would tell of its own process alone.
  const started = performance.now();
  const result = spawnSync(
    'sh',
    ['-c', '"$@" >/dev/null; status=$?; times; exit $status', 'sh', ...command],
    {
      cwd,
      encoding: 'utf8',
    },
  );
  const wall = (performance.now() - started) / 1000;
  if (result.status !== 0) throw new Error(`${args.join(' ')} failed:\n${result.stderr}`);
  const memory = Number(readFileSync(memoryFile, 'utf8')) / 1024;
  rmSync(memoryFile);
  return { cpu: childSeconds(result.stdout), wall, memory };
}

/** The second line of the shell's `times` holds the children's user and system time. */
function childSeconds(output: string): number {
  const line = output.trim().split('\n').at(-1) ?? '';
  const times = [...line.matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

/** The median of each figure over several runs of two programs in turn, so that drift hits both. */
export function compareRuns(
  runs: number,
  ours: () => Figures,
  floor: () => Figures,
): { ours: Figures; floor: Figures; ratio: number } {
  const pairs = Array.from({ length: runs }, () => ({ ours: ours(), floor: floor() }));
  const ratios = pairs.map((pair) => pair.ours.cpu / pair.floor.cpu);
  return {
    ours: medians(pairs.map((pair) => pair.ours)),
    floor: medians(pairs.map((pair) => pair.floor)),
    ratio: median(ratios),
  };
}

export function medians(figures: readonly Figures[]): Figures {
  return {
    cpu: median(figures.map(({ cpu }) => cpu)),
    wall: median(figures.map(({ wall }) => wall)),
    memory: median(figures.map(({ memory }) => memory)),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
