import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatorDirectory } from '../src/paths.ts';
import { scriptArguments } from './commands.ts';
import { makeFleet } from './fleet.ts';
import { runNode, type Figures } from './measure.ts';
import { formatFigures, type Goal } from './report.ts';

const floor = path.join(generatorDirectory, 'bench', 'floor-render.mjs');

/**
 * Times `diff` of a change that reaches every site, with nothing rendered before, against the bare
 * renders that it needs: every overlay on both sides. Then what one site costs, and nothing new.
 */
export function benchDiff(
  sites: number,
  atMost: number,
  renderWith: string,
  print: (text: string) => void,
): Goal[] {
  const root = makeFleet(sites);
  const gen = () => runNode(scriptArguments('gen'), root);
  const diff = () => runNode(scriptArguments('diff'), root);
  const edit = (from: string, to: string) => {
    const file = path.join(root, 'sites.config.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
    gen();
  };
  const floorOf = () => {
    const figures = runNode([floor, root, renderWith], root);
    rmSync(path.join(root, '.floor'), { recursive: true });
    return figures;
  };
  writeFileSync(path.join(root, '.gitignore'), 'node_modules/\n.floor/\n');
  gen();
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'The fleet');
  const before = floorOf();
  edit('sites: {', "defaults: { resources: { limits: { memory: '3Gi' } } },\n  sites: {");
  const after = floorOf();
  const renders = add(before, after);
  forget(root);
  const cold = diff();
  const again = diff();
  edit("site1-prod'", "site1-other'");
  const one = diff();

  print(`\ndiff of ${sites} sites in two environments, all of them changed\n`);
  print(formatFigures('  diff, nothing rendered before', cold));
  print(formatFigures('    floor: the bare renders of both sides', renders));
  print(formatFigures('  diff again, nothing new', again));
  print(formatFigures('  diff again, one site changed more', one));
  return [
    { what: `diff of ${sites} sites, all changed`, measured: cold.wall, atMost, unit: ' s' },
    {
      what: `diff of ${sites} sites against the bare renders`,
      measured: cold.cpu / renders.cpu,
      atMost: 1.25,
      unit: 'x',
    },
  ];
}

function add(a: Figures, b: Figures): Figures {
  return { cpu: a.cpu + b.cpu, wall: a.wall + b.wall, memory: Math.max(a.memory, b.memory) };
}

function forget(root: string): void {
  rmSync(path.join(root, 'node_modules', '.cache', 'web-core', 'rendered'), {
    recursive: true,
    force: true,
  });
}

function git(root: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com'];
  execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'pipe' });
}
