import { findCommit } from '../../git/base.ts';
import { completeHistory, fetchTip } from '../../git/remote.ts';
import { loadFleet } from '../../model/load-fleet.ts';
import { selectInstances } from '../../promotion/decide/select.ts';
import { tellHistory, type HistoryEntry } from '../../promotion/history.ts';
import { shorten } from '../../promotion/message.ts';
import { writeInstant } from '../../promotion/move.ts';
import { instancesOf } from '../../promotion/pairs.ts';
import { listPastStates } from '../../promotion/past.ts';
import type { Release } from '../../releases/release.ts';
import { alignColumns } from '../columns.ts';
import type { Context, ExitCode } from '../context.ts';
import { reportIssues } from '../report.ts';
import { findBranch } from './change.ts';
import type { StatusOptions } from './status.ts';

export interface HistoryOptions extends Omit<StatusOptions, 'sites'> {
  readonly site: string;
  readonly environment?: string | undefined;
}

/** Tells what happened to a site: who, when, from what to what, and on which evidence. */
export async function history(context: Context, options: HistoryOptions): Promise<ExitCode> {
  const { root, cache, out, err } = context;
  const { site, environment, remote } = options;
  const loaded = await loadFleet(root, cache);
  if ('issues' in loaded) return refuse(context, loaded.issues, options.json);
  const first = instancesOf(loaded.fleet, site)[0]?.environment.name;
  const asked = environment ?? first ?? loaded.fleet.environments[0]?.name ?? '';
  const found = selectInstances(loaded.fleet, asked, [site]);
  if ('issues' in found) return refuse(context, found.issues, options.json);
  await completeHistory(root, remote, (line) => {
    err(`${line}\n`);
  });
  const tip = options.fetch
    ? await fetchTip(root, await findBranch(context, options))
    : await findCommit(root, 'HEAD');
  const instances = environment === undefined ? instancesOf(loaded.fleet, site) : found.selected;
  const entries: HistoryEntry[] = [];
  for (const instance of instances) {
    const states = await listPastStates(root, tip, instance);
    entries.push(...tellHistory(instance.environment.name, states));
  }
  entries.sort((a, b) => b.at - a.at);
  if (options.json) out(`${JSON.stringify({ site, tip, entries: entries.map(writeTime) })}\n`);
  else if (entries.length === 0) out(`Nothing was released of ${site} yet.\n`);
  else out(`${alignColumns(entries.map(describeEntry)).join('\n')}\n`);
  return 0;
}

async function refuse(
  context: Context,
  issues: Parameters<typeof reportIssues>[1],
  json: boolean,
): Promise<ExitCode> {
  await reportIssues(context, issues, 'The history is not known.', json);
  return 1;
}

function describeEntry(entry: HistoryEntry): string[] {
  const { environment, commit, at, author, by, what, from, to, reason, evidence } = entry;
  const way = from?.digest === to?.digest ? name(to) : `${name(from)} -> ${name(to)}`;
  const who = by !== undefined && by !== author ? `${author} for ${by}` : author;
  const seen = evidence && (evidence.method === 'http' ? 'HTTP only' : 'Argo CD and HTTP');
  const why = [reason, seen].filter((text) => text !== undefined).join('; ');
  return [writeInstant(at), commit.slice(0, 12), environment, what, way, who, why];
}

function name(release: Release | undefined): string {
  return release ? shorten(release.tag) : '-';
}

function writeTime(entry: HistoryEntry) {
  return { ...entry, at: new Date(entry.at).toISOString() };
}
