import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatorDirectory } from '../src/paths.ts';
import { scriptArguments } from './commands.ts';
import { makeFleet } from './fleet.ts';
import { kindsOf } from './kinds.ts';
import { compareRuns, medians, runNode, type Figures } from './measure.ts';
import { formatFigures, formatGoals, type Goal } from './report.ts';
import { readFiles } from './read-files.ts';

const runs = 3;
const launcher = path.join(generatorDirectory, 'run.mjs');
const script = (name: string) => path.join(generatorDirectory, 'bench', name);
const gen = (root: string, ...options: string[]) =>
  runNode([...scriptArguments('gen'), ...options], root);

/** Times `gen` as a whole process against floors that do the same with no thought at all. */
export function benchGen(print: (text: string) => void): boolean {
  const full = [10, 100, 1000].map((sites) => ({ sites, ...benchFleet(sites, print) }));
  const ten = full[0];
  const thousand = full[2];
  if (!ten || !thousand) return false;
  const goals: Goal[] = [
    {
      what: 'full write at 1,000 sites against the floor',
      measured: thousand.write,
      atMost: 2,
      unit: 'x',
    },
    { what: 'memory at 1,000 sites', measured: thousand.memory, atMost: 120, unit: ' MiB' },
    {
      what: '--check at 1,000 sites against load-compare',
      measured: thousand.check,
      atMost: 2,
      unit: 'x',
    },
    {
      what: '--check at 1,000 sites, no earlier run, against load-build-compare',
      measured: thousand.build,
      atMost: 2,
      unit: 'x',
    },
    {
      what: 'ten sites, from a configuration not compiled yet',
      measured: ten.cold,
      atMost: 0.3,
      unit: ' s CPU',
    },
    {
      what: 'cost of a site at 2,000 against 200',
      measured: benchGrowth(print),
      atMost: 1.2,
      unit: 'x',
    },
  ];
  print(`\n${formatGoals(goals)}`);
  return goals.every(({ measured, atMost }) => measured <= atMost);
}

function benchFleet(sites: number, print: (text: string) => void) {
  const root = makeFleet(sites);
  gen(root);
  const files = readFiles(root);
  const bytes = path.join(root, 'bytes.json');
  writeFileSync(bytes, JSON.stringify(files));
  print(`\n${sites} sites in two environments: ${Object.keys(files).length} files\n`);

  const write = compareRuns(
    runs,
    () => afresh(root, () => gen(root)),
    () => afresh(root, () => runNode([script('floor-write.mjs'), bytes, root], root)),
  );
  gen(root);
  const check = compareRuns(
    runs,
    () => gen(root, '--check'),
    () => runNode([script('floor-compare.mjs'), bytes, root], root),
  );
  const kinds = path.join(root, 'kinds.json');
  writeFileSync(kinds, JSON.stringify(kindsOf(sites, files)));
  const build = compareRuns(
    runs,
    () => forgetful(root, () => gen(root, '--check')),
    () => runNode([launcher, 'bench/floor-build-compare.ts', kinds, root], root),
  );
  const cold = medians(Array.from({ length: runs }, () => afresh(root, () => gen(root), true)));
  print(formatFigures('  full write', write.ours));
  print(formatFigures('    floor: the same bytes', write.floor));
  print(formatFigures('  full write, configuration not compiled yet', cold));
  print(formatFigures('  --check, nothing to do', check.ours));
  print(formatFigures('    floor: load and compare', check.floor));
  print(formatFigures('  --check, no earlier run known', build.ours));
  print(formatFigures('    floor: load, build and compare', build.floor));
  return {
    write: write.ratio,
    check: check.ratio,
    build: build.ratio,
    memory: write.ours.memory,
    cold: cold.cpu,
  };
}

/** What one site adds, far from the start-up costs: the slope around 2,000 against that around 200. */
function benchGrowth(print: (text: string) => void): number {
  const cost = (sites: number) => {
    const root = makeFleet(sites);
    gen(root);
    return medians(Array.from({ length: runs }, () => afresh(root, () => gen(root)))).cpu;
  };
  const [empty, few, many] = [cost(1), cost(200), cost(2000)];
  print(
    `\nCPU of 1, 200 and 2,000 sites: ${[empty, few, many].map((value) => value.toFixed(2)).join(', ')} s\n`,
  );
  return (many - empty) / 1999 / ((few - empty) / 199);
}

/** Runs something that must not remember that everything was in order. */
function forgetful(root: string, run: () => Figures): Figures {
  rmSync(path.join(root, 'node_modules', '.cache', 'web-core', 'generated.stamp'), { force: true });
  return run();
}

/** Runs something on a repository without generated files. */
function afresh(root: string, run: () => Figures, uncompiled = false): Figures {
  const gone = ['kustomize', 'environments', ...(uncompiled ? ['node_modules'] : [])];
  for (const folder of gone) rmSync(path.join(root, folder), { recursive: true, force: true });
  return run();
}
