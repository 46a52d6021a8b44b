import { rmSync } from 'node:fs';
import path from 'node:path';
import { findTool } from '../src/kustomize/tools.ts';
import { generatorDirectory } from '../src/paths.ts';
import { scriptArguments } from './commands.ts';
import { benchDiff } from './diff.ts';
import { makeFleet } from './fleet.ts';
import { compareRuns, runNode } from './measure.ts';
import { formatFigures, formatGoals } from './report.ts';

const floor = path.join(generatorDirectory, 'bench', 'floor-render.mjs');
const schemas = path.join(
  generatorDirectory,
  'schemas/json/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json',
);

/** Times `check` and `diff`, from nothing and with nothing to do, against the bare tools on the same overlays. */
export async function benchCheck(print: (text: string) => void): Promise<boolean> {
  const kustomize = await findTool('kustomize', print);
  const kubeconform = await findTool('kubeconform', print);
  if (!kustomize || !kubeconform) throw new Error('this benchmark needs kustomize and kubeconform');
  const renderWith = [kustomize.file, ...kustomize.before].join(' ');

  const ratios = [
    { sites: 10, runs: 5 },
    { sites: 100, runs: 3 },
    { sites: 1000, runs: 1 },
  ].map(({ sites, runs }) => {
    const root = makeFleet(sites);
    runNode(scriptArguments('gen'), root);
    const check = () => runNode(scriptArguments('check'), root);
    const cold = compareRuns(
      runs,
      () => {
        rmSync(path.join(root, 'node_modules'), { recursive: true, force: true });
        return check();
      },
      () => runNode([floor, root, renderWith, kubeconform.file, schemas], root),
    );
    rmSync(path.join(root, '.floor'), { recursive: true });
    check();
    print(`\n${sites} sites in two environments: ${2 * sites} overlays\n`);
    print(formatFigures('  check, nothing known', cold.ours));
    print(formatFigures('    floor: the bare tools in chunks', cold.floor));
    print(formatFigures('  check, nothing changed', check()));
    return {
      what: `check of ${sites} sites against the bare tools`,
      measured: cold.ratio,
      atMost: 1.1,
      unit: 'x',
    };
  });
  const goals = [
    ...ratios,
    ...benchDiff(100, 15, renderWith, print),
    ...benchDiff(1000, 90, renderWith, print),
  ];
  print(`\n${formatGoals(goals)}`);
  return goals.every(({ measured, atMost }) => measured <= atMost);
}
