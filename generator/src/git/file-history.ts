import { runGit } from './run.ts';

/** A commit that changed files. */
export interface FileChange {
  readonly commit: string;
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
  readonly author: string;
  readonly subject: string;
  readonly body: string;
}

const format = ['%H', '%ct', '%an', '%s', '%b'].join('%x00');

/**
 * The commits in the history of `tip` that changed one of some files, newest first. Of a merge the line counts
 * that it was merged into, so that the order is the one in which changes took effect.
 */
export async function listFileChanges(
  root: string,
  tip: string,
  files: readonly string[],
  limit?: number,
): Promise<FileChange[]> {
  const most = limit === undefined ? [] : [`--max-count=${limit}`];
  const args = [
    'log',
    '--first-parent',
    '--diff-filter=AM',
    '-z',
    `--format=${format}%x01`,
    ...most,
    tip,
    '--',
    ...files,
  ];
  const output = (await runGit(root, args)).toString();
  return output
    .split('\u0001')
    .map((entry) => entry.replace(/^\0/, ''))
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [commit = '', seconds = '', author = '', subject = '', body = ''] = entry.split('\0');
      return { commit, at: Number(seconds) * 1000, author, subject, body };
    });
}
