import { report } from '../server/report.ts';

/**
 * A block that the schema has and the site cannot show. Whoever develops it sees it fail; a reader is
 * better off with the rest of the page.
 */
export function UnknownBlock({ type }: { readonly type: string }) {
  report('unknown block', { block: type });
  return null;
}
