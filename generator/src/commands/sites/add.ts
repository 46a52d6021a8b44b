import type { Fleet } from '../../model/model.ts';
import { addSite } from '../../sites/edit.ts';
import { alignColumns } from '../columns.ts';
import type { Context, ExitCode } from '../context.ts';
import { changeConfiguration } from './change.ts';

export interface AddOptions {
  /** The host in each environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly app?: string;
}

/** Adds a site to the configuration. */
export function add(context: Context, id: string, { env, app }: AddOptions): Promise<ExitCode> {
  return changeConfiguration(context, ({ environments }) => {
    const order = environments.map(({ name }) => name);
    const hosts = inOrder(env, order);
    return {
      edit: (text) => addSite(text, { id, app, hosts }),
      intent: { comes: Object.keys(hosts).map((name) => `${id} in ${name}`), goes: [] },
      report: (fleet) => describeAddition(fleet, id),
    };
  });
}

/** The environments in the order of promotion; an unknown one comes last and is refused later. */
function inOrder(hosts: AddOptions['env'], order: readonly string[]): Record<string, string> {
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.fromEntries(
    Object.entries(hosts).sort(([one], [other]) => rank(one) - rank(other)),
  );
}

function describeAddition({ instances }: Fleet, id: string): string {
  const own = instances.filter(({ site }) => site === id);
  const lines = alignColumns(
    own.map(({ environment, host }) => [environment.name, `https://${host}`]),
  );
  const next = `Next: "pnpm gen" writes its manifests; "pnpm sites show ${id}" tells what it needs in the cluster.`;
  return `Added ${id} to sites.config.ts:\n${lines.join('\n')}\n${next}\n`;
}
