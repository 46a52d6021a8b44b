import { runGit } from './run.ts';

/** A content that some commit brought, and a path under which it did. */
export interface Brought {
  readonly id: string;
  readonly path: string;
}

/** Everything that the commits after `base` up to `head` brought, whether or not it is still there. */
export async function listBrought(root: string, base: string, head: string): Promise<Brought[]> {
  const output = await runGit(root, ['rev-list', '--objects', `${base}..${head}`]);
  return output
    .toString()
    .split('\n')
    .flatMap((line) => {
      const space = line.indexOf(' ');
      // A commit has no path, and neither has the tree at its root.
      return space === -1 || space === line.length - 1
        ? []
        : [{ id: line.slice(0, space), path: line.slice(space + 1) }];
    });
}
