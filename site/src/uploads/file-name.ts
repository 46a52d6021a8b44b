/** As much of a name as every file system and object store takes, with room for what is added to it. */
const longest = 80;

/** A name that means the same in an address, in a header, on a disk and in a bucket. */
export function makeFileName(given: string, extension: string): string {
  const base = given
    .normalize('NFC')
    .replace(/^.*[\\/]/s, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  return `${base || 'picture'}.${extension}`;
}
