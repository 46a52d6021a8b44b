/** Failures of the machine that a person can mend, in one line; undefined for everything else. */
export function describeFailure(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const describe = known[String(error.code)];
  const place = 'path' in error && typeof error.path === 'string' ? error.path : 'the repository';
  return describe?.(place);
}

const known: Record<string, (place: string) => string> = {
  ENOSPC: (place) =>
    `the disk is full: ${place} could not be written. Every file is old or new; make room and run it again.`,
  EDQUOT: (place) =>
    `the disk quota is used up: ${place} could not be written. Make room and run it again.`,
  EACCES: (place) => `no permission for ${place}. Run it as the owner of the checkout.`,
  EPERM: (place) => `no permission for ${place}. Run it as the owner of the checkout.`,
  EROFS: (place) => `${place} lies on a read-only file system.`,
  ENOTDIR: (place) => `${place} is not a folder, and one must be there.`,
  EMFILE: () => 'too many open files. Raise the limit with "ulimit -n 4096" and run it again.',
};
