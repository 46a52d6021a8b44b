import { findCommit } from '../../git/base.ts';
import { fetchTip, isAncestor } from '../../git/remote.ts';
import { describeUnknown } from '../../promotion/decide/select.ts';
import type { Facts } from '../../promotion/facts.ts';
import { shorten } from '../../promotion/message.ts';
import type { Reason } from '../../promotion/move.ts';
import { onceForEach } from '../../promotion/once-for-each.ts';
import { openSnapshot } from '../../promotion/snapshot.ts';
import { readCommit, readWorkingTree } from '../../promotion/source.ts';
import { describeIncoming, readStatus, type Status } from '../../promotion/status.ts';
import { commitOf } from '../../releases/release.ts';
import { alignColumns } from '../columns.ts';
import type { Context, ExitCode } from '../context.ts';
import { reportIssues } from '../report.ts';
import { findBranch } from './change.ts';

export interface StatusOptions {
  readonly sites: readonly string[];
  /** Look at the remote instead of the files that lie here. */
  readonly fetch: boolean;
  readonly json: boolean;
  readonly remote: string;
  readonly branch?: string | undefined;
}

/** Shows where each release stands. */
export async function status(context: Context, options: StatusOptions): Promise<ExitCode> {
  const { root, cache, out, now } = context;
  const tip = options.fetch ? await fetchTip(root, await findBranch(context, options)) : undefined;
  const source = tip === undefined ? readWorkingTree(root) : await readCommit(root, tip);
  const opened = await openSnapshot(root, cache, source);
  if ('issues' in opened) {
    await reportIssues(context, opened.issues, 'The status is not known.', options.json);
    return 1;
  }
  const known = [...new Set(opened.snapshot.fleet.instances.map(({ site }) => site))];
  const unknown = options.sites.filter((site) => !known.includes(site));
  if (unknown.length > 0) {
    const issues = unknown.map((site) => describeUnknown('unknown-site', site, known));
    await reportIssues(context, issues, 'The status is not known.', options.json);
    return 1;
  }
  const all = await readStatus(opened.snapshot, compareCommits(root), now());
  const rows = all.filter(
    ({ instance }) => options.sites.length === 0 || options.sites.includes(instance.site),
  );
  const commit = tip ?? (await findCommit(root, 'HEAD'));
  if (options.json) {
    out(`${JSON.stringify({ commit, sites: rows.map(describeForMachines) })}\n`);
    return 0;
  }
  const head = ['SITE', 'ENVIRONMENT', 'RELEASE', 'STATE', 'NEXT'];
  out(`${alignColumns([head, ...rows.map(describeRow)]).join('\n')}\n`);
  out(
    `As of ${commit.slice(0, 12)}${tip === undefined ? ' and the files here; --fetch asks the remote' : ''}.\n`,
  );
  return 0;
}

/** Asks git which of two releases is older, once for each two; what this clone lacks is not fetched. */
function compareCommits(root: string): Facts['isOlder'] {
  const isBefore = onceForEach((older, newer) => isAncestor(root, older, newer));
  return async (release, than) => {
    const [older, newer] = [commitOf(release), commitOf(than)];
    return older !== newer && isBefore(older, newer);
  };
}

function describeRow(row: Status): string[] {
  const { instance, standing, since, hold } = row;
  const state = hold === undefined ? standing : `${standing}, on hold: ${hold}`;
  return [
    instance.site,
    instance.environment.name,
    instance.release ? shorten(instance.release.tag) : '-',
    since !== undefined && hold === undefined ? `${state} since ${since}` : state,
    describeIncoming(row),
  ];
}

function describeForMachines({ instance, standing, since, hold, incoming }: Status) {
  return {
    site: instance.site,
    environment: instance.environment.name,
    release: instance.release ?? null,
    state: standing,
    since: since ?? null,
    hold: hold ?? null,
    incoming: typeof incoming === 'string' ? { kind: incoming } : describeReason(incoming),
  };
}

function describeReason({ kind, code, reason, hint, until }: Reason) {
  const time = until === undefined ? null : new Date(until).toISOString();
  return { kind, code, reason, hint: hint ?? null, until: time };
}
