import type { Issue } from '../../issue.ts';
import type { Instance } from '../../model/model.ts';
import { deriveNames } from '../../model/names.ts';
import { renameSite } from '../../sites/edit.ts';
import { instanceName } from '../../sites/outcome.ts';
import { alignColumns } from '../columns.ts';
import type { Context, ExitCode } from '../context.ts';
import { changeConfiguration } from './change.ts';

/** Gives a site another name in the configuration. For the cluster that is another site. */
export function rename(
  context: Context,
  id: string,
  newId: string,
  { yes }: { yes: boolean },
): Promise<ExitCode> {
  return changeConfiguration(context, ({ instances }) => {
    const own = instances.filter(({ site }) => site === id);
    const released = own.filter(({ release }) => release);
    if (released.length > 0 && !yes) return { issues: [describeRelease(id, released)] };
    return {
      edit: (text) => renameSite(text, id, newId),
      intent: {
        goes: own.map(instanceName),
        comes: own.map(({ environment }) => `${newId} in ${environment.name}`),
      },
      report: () => describeRenaming(id, newId, own),
    };
  });
}

function describeRelease(id: string, released: readonly Instance[]): Issue {
  const where = released.map(({ environment }) => environment.name).join(' and ');
  return {
    code: 'site-has-a-release',
    message: `has a release in ${where}, and what runs there keeps the old name`,
    at: ['sites', id],
    part: 'key',
    expected: 'a site without a release, or --yes',
    hint: 'namespaces, databases and volumes cannot be renamed: it is a new site plus a removal, see docs/remove-a-site.md',
  };
}

function describeRenaming(id: string, newId: string, own: readonly Instance[]): string {
  const rows = own.flatMap(({ environment: { name: environment } }) => {
    const names = deriveNames(newId, environment);
    return Object.entries(deriveNames(id, environment)).map(([thing, old]) => [
      environment,
      thing,
      `${old} -> ${names[thing as keyof typeof names]}`,
    ]);
  });
  return `Renamed ${id} to ${newId} in sites.config.ts:\n${alignColumns(rows).join('\n')}\n${whatItMeans}`;
}

const whatItMeans = `In the cluster it is a new site plus a removal: what runs under the old name, its data included, stays
until a person moves or deletes it. Next: docs/add-a-site.md and docs/remove-a-site.md.
`;
