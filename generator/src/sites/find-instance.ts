import type { Issue } from '../issue.ts';
import type { Fleet, Instance } from '../model/model.ts';
import { unknownName } from './edit.ts';

/** The site in the environment, or which there are. */
export function findInstance(
  { instances }: Fleet,
  site: string,
  environment: string,
): Instance | { readonly issues: readonly Issue[] } {
  const own = instances.filter((each) => each.site === site);
  if (own.length === 0) {
    const known = [...new Set(instances.map((each) => each.site))];
    return { issues: [unknownName(['sites'], site, known)] };
  }
  const found = own.find((each) => each.environment.name === environment);
  if (found) return found;
  const known = own.map((each) => each.environment.name);
  return { issues: [unknownName(['sites', site, 'environments'], environment, known)] };
}
