import { parseDocuments } from '../src/yaml/parse.ts';

/** Picks a site for each kind of site of the bench's fleets, with the documents of its files. */
export function kindsOf(sites: number, files: Readonly<Record<string, string>>): object[] {
  const ids = Array.from({ length: sites }, (_, index) => `site${index}`);
  return [
    ids.filter((_, index) => index % 3 === 0),
    ids.filter((_, index) => index % 3 !== 0),
  ].flatMap((same) => {
    const [example] = same;
    if (example === undefined) return [];
    const own = Object.entries(files).filter(([file]) => isOf(file, example));
    const documents = own.map(([file, content]) => [file, parseDocuments(content)] as const);
    return [{ example, ids: same, files: Object.fromEntries(documents) }];
  });
}

/** Release overlays are left out: nobody builds those. */
function isOf(file: string, site: string): boolean {
  return !file.includes('/release-') && file.split(/[/.]/).includes(site);
}
