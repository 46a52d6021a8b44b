import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bases } from './bases.ts';
import type { Engine } from './engine.ts';
import { mustRun } from './run.ts';
import { repository } from './snapshot.ts';

/** A container of the image for development, with the sources synced into it. */
export interface Workplace {
  readonly id: string;
  readonly remove: () => Promise<void>;
}

const tag = 'synestra-dev:test';

/** Builds the image for development from a commit, and lays the commit's sources over it. */
export async function openWorkplace(
  engine: Engine,
  { node }: Bases,
  commit: string,
  variables: Readonly<Record<string, string>>,
  command: readonly string[],
): Promise<Workplace> {
  const folder = mkdtempSync(path.join(tmpdir(), 'synestra-workplace-'));
  const sources = path.join(folder, 'sources');
  try {
    const archive = `mkdir "$2" && git -c 'safe.directory=*' archive "$1" | tar -x -C "$2"`;
    await mustRun('sh', ['-c', archive, 'sh', commit, sources], {}, undefined, repository);
    await engine.run([
      ...['build', '--network=host', `--build-arg=NODE=${node}`, `--tag=${tag}`],
      ...[`--file=${path.join(sources, 'docker', 'Dockerfile.dev')}`, sources],
    ]);
    const set = Object.entries(variables).map(([name, value]) => `--env=${name}=${value}`);
    const rights = ['--network=host', '--cap-drop=ALL', '--security-opt=no-new-privileges'];
    const id = await engine.run(['create', ...rights, ...set, tag, ...command]);
    // As its own user, as the sync does it.
    const owned = path.join(folder, 'sources.tar');
    await mustRun('tar', ['-c', '--owner=1000', '--group=1000', '-f', owned, '-C', sources, '.']);
    await mustRun(
      'sh',
      ['-c', `docker cp - "$1:/workspace" < "$2"`, 'sh', id, owned],
      engine.variables,
    );
    await engine.run(['start', id]);
    const remove = async () => {
      await engine.run(['rm', '--force', id]);
    };
    return { id, remove };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
