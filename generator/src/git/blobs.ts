import { runGit } from './run.ts';

/**
 * Reads contents out of git's object database, all with one process. An id may also be written as
 * `<commit>:<path>`; what does not exist is left out.
 */
export async function readBlobs(
  root: string,
  ids: readonly string[],
): Promise<Map<string, Buffer>> {
  const blobs = new Map<string, Buffer>();
  if (ids.length === 0) return blobs;
  const output = await runGit(root, ['cat-file', '--batch'], `${ids.join('\n')}\n`);
  let at = 0;
  for (const id of ids) {
    const end = output.indexOf(10, at);
    const header = output.subarray(at, end).toString();
    const start = end + 1;
    at = start;
    if (header.endsWith(' missing')) continue;
    const size = header.split(' ').at(-1);
    blobs.set(id, output.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return blobs;
}
