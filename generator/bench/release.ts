import { execFileSync, spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPinned } from '../src/kustomize/go-tools.ts';
import { generatorDirectory } from '../src/paths.ts';
import { recordFile, type ReleaseRecord } from '../src/releases/record.ts';
import { scriptArguments } from './commands.ts';
import { makeFleet } from './fleet.ts';
import { runNode, type Figures } from './measure.ts';
import { formatFigures, formatGoals, type Goal } from './report.ts';

const floor = path.join(generatorDirectory, 'bench', 'floor-promote.mjs');
const digest = `sha256:${'b2'.repeat(32)}`;
const promoters = 20;

/** Times releases against a bare remote on this disk, alone and many at once, and what tells where they stand. */
export async function benchRelease(print: (text: string) => void): Promise<boolean> {
  // The pinned one, because kubectl, which is as good elsewhere, cannot edit.
  const module = 'sigs.k8s.io/kustomize/kustomize/v5';
  const kustomize = await buildPinned('kustomize', module, print);
  if (kustomize === undefined) throw new Error('this benchmark needs kustomize, and Go builds it');
  const goals = [
    ...benchMoves(100, kustomize, print),
    ...(await benchPromoters(100, print)),
    ...benchStatus(1000, print),
  ];
  print(`\n${formatGoals(goals)}`);
  return goals.every(({ measured, atMost }) => measured <= atMost);
}

/** A clone of a bare remote with a fleet of which nothing is released yet. */
interface Fleet {
  readonly root: string;
  readonly remote: string;
  readonly tag: string;
}

function createFleet(sites: number): Fleet {
  const root = makeFleet(sites);
  const remote = path.join(path.dirname(root), `${sites}.git`);
  rmSync(remote, { recursive: true, force: true });
  writeFileSync(path.join(root, '.gitignore'), 'node_modules/\n');
  runNode(scriptArguments('gen'), root);
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'config', 'user.name', 'bench');
  git(root, 'config', 'user.email', 'bench@example.com');
  commit(root, 'The fleet');
  git(root, 'clone', '--quiet', '--bare', root, remote);
  git(root, 'remote', 'add', 'origin', remote);
  git(root, 'fetch', '--quiet');
  git(root, 'branch', '--quiet', '--set-upstream-to=origin/main');
  return { root, remote, tag: `sha-${git(root, 'rev-parse', 'HEAD')}` };
}

/** Every site is released, verified and promoted; then the plain script does what it can of that. */
function benchMoves(sites: number, kustomize: string, print: Print): Goal[] {
  const fleet = createFleet(sites);
  const { root, tag } = fleet;
  const release = change(root, 'release', ['dev', '--all', '--tag', tag, '--digest', digest]);
  verify(fleet);
  const plain = `${root}-plain`;
  cpSync(root, plain, { recursive: true });
  const promote = change(root, 'promote', ['--all']);
  const promoted = countReleased(fleet, 'prod');
  const again = change(root, 'promote', ['--all']);
  git(fleet.remote, 'update-ref', 'refs/heads/main', 'main~1');
  const image = `registry.example.com/web:${tag}@${digest}`;
  const script = runNode([floor, plain, image, kustomize], plain);

  print(`\n${sites} sites in two environments, one commit and one push each\n`);
  print(formatFigures('  release --all', release));
  print(formatFigures('  promote --all', promote));
  print(formatFigures('    floor: kustomize edit set image, git push', script));
  print(formatFigures('  promote --all, nothing to do', again));
  return [
    { what: `release of ${sites} sites`, measured: release.wall, atMost: 10, unit: ' s' },
    { what: `promotion of ${sites} sites`, measured: promote.wall, atMost: 10, unit: ' s' },
    { what: 'of them not promoted', measured: sites - promoted, atMost: 0, unit: '' },
    {
      what: `promotion of ${sites} sites against a plain script without any check`,
      measured: promote.cpu / script.cpu,
      atMost: 1,
      unit: 'x',
    },
  ];
}

/** Many processes at once, each with another site, and half of them in one clone. */
async function benchPromoters(sites: number, print: Print): Promise<Goal[]> {
  const fleet = createFleet(sites);
  const { root, remote, tag } = fleet;
  change(root, 'release', ['dev', '--all', '--tag', tag, '--digest', digest]);
  verify(fleet);
  const before = git(remote, 'rev-parse', 'main');
  const roots = Array.from({ length: promoters }, (_, index) => {
    if (index % 2 === 0) return root;
    cpSync(root, `${root}-${index}`, { recursive: true });
    return `${root}-${index}`;
  });
  const started = performance.now();
  const codes = await Promise.all(roots.map((cwd, index) => promoteOne(cwd, `site${index}`)));
  const wall = (performance.now() - started) / 1000;
  const commits = Number(git(remote, 'rev-list', '--count', `${before}..main`));
  const refused = codes.filter((code) => code !== 0).length;
  const lost = promoters - countReleased(fleet, 'prod');

  print(`\n${promoters} promoters at once, each with another of ${sites} sites\n`);
  print(
    `  all of them ${wall.toFixed(2)} s, ${commits} commits, ${refused} refused, ${lost} lost\n`,
  );
  return [
    { what: `lost updates of ${promoters} promoters`, measured: lost, atMost: 0, unit: '' },
    { what: 'of them refused', measured: refused, atMost: 0, unit: '' },
  ];
}

function benchStatus(sites: number, print: Print): Goal[] {
  const fleet = createFleet(sites);
  const { root, tag } = fleet;
  const release = change(root, 'release', ['dev', '--all', '--tag', tag, '--digest', digest]);
  verify(fleet);
  const status = (...options: string[]) =>
    runNode([...scriptArguments('status'), ...options], root);
  const [here, there] = [status(), status('--fetch')];

  print(`\n${sites} sites in two environments, released to dev and verified there\n`);
  print(formatFigures('  release --all', release));
  print(formatFigures('  status', here));
  print(formatFigures('  status --fetch', there));
  return [
    { what: `status of ${sites} sites`, measured: here.wall, atMost: 2, unit: ' s' },
    { what: `status of ${sites} sites on the remote`, measured: there.wall, atMost: 2, unit: ' s' },
  ];
}

type Print = (text: string) => void;

function change(root: string, command: string, options: readonly string[]): Figures {
  return runNode([...scriptArguments(command), ...options, '--push'], root);
}

/** Puts into every record of dev what a verification would have seen: no cluster runs here. */
function verify({ root }: Fleet): void {
  git(root, 'pull', '--quiet');
  for (const site of readdirSync(path.join(root, 'environments', 'release-dev'))) {
    const file = path.join(root, recordFile('dev', site));
    const record = JSON.parse(readFileSync(file, 'utf8')) as ReleaseRecord;
    const { configuration } = record;
    const seen = { outcome: 'passed', method: 'argocd', configuration, reasons: [] };
    const evidence = { ...seen, since: '2026-01-01T00:00:00Z', by: 'bench' };
    writeFileSync(file, `${JSON.stringify({ ...record, evidence }, undefined, 2)}\n`);
  }
  commit(root, 'The evidence');
  git(root, 'push', '--quiet');
}

function promoteOne(cwd: string, site: string): Promise<number | null> {
  const args = [...scriptArguments('promote'), site, '--push'];
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}

/** How many sites have the release in an environment, by what the remote holds. */
function countReleased({ remote }: Fleet, environment: string): number {
  const folder = `environments/release-${environment}`;
  return git(remote, 'grep', '--name-only', digest, 'main', '--', `${folder}/*.yaml`).split('\n')
    .length;
}

function commit(root: string, message: string): void {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', message);
}

function git(root: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}
