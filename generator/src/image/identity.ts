import { findCommit } from '../git/base.ts';
import { runGit } from '../git/run.ts';

/** Which commit an image is of, and what the image tells about it. */
export interface Identity {
  /** The id of the commit. */
  readonly commit: string;
  /** Its time, in seconds since 1970. */
  readonly seconds: number;
  /** The address of the repository. */
  readonly source: string;
}

/** Reads when a commit was made; `ref` is any name that git knows. */
export async function readIdentity(root: string, ref: string, source: string): Promise<Identity> {
  const commit = await findCommit(root, ref);
  const line = await runGit(root, ['log', '-1', '--format=%ct', commit]);
  const seconds = line.toString().trim();
  return { commit, seconds: Number(seconds), source };
}

/** The tag of an image; it never comes to mean another commit. */
export function tagOf({ commit }: Identity): string {
  return `sha-${commit}`;
}
