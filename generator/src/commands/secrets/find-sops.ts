import spawn from 'nano-spawn';
import { CannotRun } from '../../issue.ts';
import { buildPinned, secretsPins } from '../../kustomize/go-tools.ts';
import { findOnPath } from '../../kustomize/on-path.ts';
import type { Sops } from '../../secrets/sops.ts';
import type { Context } from '../context.ts';

/** The first one that takes a value from its standard input. */
const oldest = [3, 11] as const;

/** Finds sops: on PATH when it is new enough, else built once from its pinned module. */
export async function findSops({ root, cache, tools, err }: Context): Promise<Sops> {
  const onPath = findOnPath('sops');
  const file =
    onPath !== undefined && (await isNewEnough(onPath))
      ? onPath
      : await buildPinned(
          'sops',
          'github.com/getsops/sops/v3/cmd/sops',
          (text) => {
            err(`${text}\n`);
          },
          tools,
          secretsPins,
        );
  if (file === undefined) {
    throw new CannotRun(
      `sops could not be found: install sops ${oldest.join('.')} or newer, or Go 1.25 or newer.`,
    );
  }
  return { file, root, cache };
}

async function isNewEnough(file: string): Promise<boolean> {
  try {
    const { stdout } = await spawn(file, ['--version', '--disable-version-check']);
    const [, major = '0', minor = '0'] = /sops (\d+)\.(\d+)/.exec(stdout) ?? [];
    return Number(major) > oldest[0] || (Number(major) === oldest[0] && Number(minor) >= oldest[1]);
  } catch {
    return false;
  }
}
