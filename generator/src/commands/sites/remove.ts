import { removeEnvironment, removeSite } from '../../sites/edit.ts';
import { instanceName } from '../../sites/outcome.ts';
import type { Context, ExitCode } from '../context.ts';
import { changeConfiguration } from './change.ts';

/** Removes a site, or one of its environments, from the configuration and from nowhere else. */
export function remove(
  context: Context,
  id: string,
  environment: string | undefined,
): Promise<ExitCode> {
  return changeConfiguration(context, ({ instances }) => {
    const goes = instances
      .filter(({ site }) => site === id)
      .filter(({ environment: { name } }) => (environment ?? name) === name)
      .map(instanceName);
    return {
      edit: (text) =>
        environment === undefined ? removeSite(text, id) : removeEnvironment(text, id, environment),
      intent: { comes: [], goes },
      report: () => `Removed ${goes.join(', ')} from sites.config.ts.\n${whatStays}`,
    };
  });
}

const whatStays = `Nothing in the cluster goes by itself: Applications, namespaces, volumes and databases stay until a
person deletes them. Next: docs/remove-a-site.md, which goes on with "pnpm gen --remove-sites".
`;
