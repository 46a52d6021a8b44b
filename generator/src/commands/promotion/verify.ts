import { setTimeout as wait } from 'node:timers/promises';
import { openCluster } from '../../cluster/read.ts';
import { findCommit } from '../../git/base.ts';
import { fetchTip } from '../../git/remote.ts';
import type { Instance } from '../../model/model.ts';
import { nameConfiguration } from '../../promotion/configuration.ts';
import { decideEvidence, type Seen } from '../../promotion/decide/evidence.ts';
import { selectInstances, type Sites } from '../../promotion/decide/select.ts';
import { standingOf } from '../../promotion/gate/evidence.ts';
import { openSnapshot, type Snapshot } from '../../promotion/snapshot.ts';
import { readCommit, readWorkingTree } from '../../promotion/source.ts';
import { verify as verifyRelease } from '../../promotion/verify/verify.ts';
import type { Release } from '../../releases/release.ts';
import type { Context, ExitCode } from '../context.ts';
import { reportIssues } from '../report.ts';
import type { Surroundings } from '../surroundings.ts';
import { findActor } from './actor.ts';
import { changeReleases, findBranch } from './change.ts';
import { expectReleases } from './expectation.ts';
import type { ChangeOptions } from './options.ts';
import { reportChange } from './report.ts';

export interface VerifyOptions extends ChangeOptions {
  readonly environment: string;
  /** `all`: those whose release has no evidence yet. */
  readonly sites: Sites;
  readonly httpOnly: boolean;
  /** How long to wait for a release to run, in milliseconds. */
  readonly timeout: number;
  readonly kubeContext?: string | undefined;
  /** Where the site is asked instead of its host, before DNS leads there. */
  readonly origin?: string | undefined;
}

const interval = 5000;
const atOnce = 8;

/** Waits for releases to run, and records what was seen. */
export async function verify(
  context: Context,
  surroundings: Pick<Surroundings, 'variables'>,
  options: VerifyOptions,
): Promise<ExitCode> {
  const { root, cache, err } = context;
  const { remote, push, environment } = options;
  const tip = push
    ? await fetchTip(root, await findBranch(context, options))
    : await findCommit(root, 'HEAD');
  const source = push ? await readCommit(root, tip) : readWorkingTree(root);
  const opened = await openSnapshot(root, cache, source);
  const found =
    'issues' in opened ? opened : selectReleased(opened.snapshot, environment, options.sites);
  if ('issues' in opened || 'issues' in found) {
    const issues = 'issues' in found ? found.issues : [];
    await reportIssues(context, issues, 'Nothing was verified.', options.json);
    return 1;
  }
  const announce = (line: string) => {
    err(`${line}\n`);
  };
  const expect = expectReleases({ root, remote, tip, announce }, opened.snapshot.fleet);
  const seen = await mapSome(found.released, ([instance, release]) =>
    look(context, options, instance, expect(instance, release)),
  );
  const actor = await findActor(context, surroundings);
  const recording = options.dryRun ? { ...options, push: false } : options;
  const changed = await changeReleases(context, recording, (snapshot, facts) =>
    decideEvidence(snapshot, facts, seen, actor),
  );
  const exitCode = await reportChange(context, options, changed);
  return seen.some(({ outcome }) => outcome === 'failed') ? 1 : exitCode;
}

type Released = readonly (readonly [Instance, Release])[];

function selectReleased(snapshot: Snapshot, environment: string, sites: Sites) {
  const found = selectInstances(snapshot.fleet, environment, sites);
  if ('issues' in found) return found;
  const wanted = found.selected.filter(
    (instance) =>
      sites !== 'all' || ['unverified', 'changed'].includes(standingOf(instance, snapshot).state),
  );
  const released: Released = wanted.flatMap((instance) =>
    instance.release ? [[instance, instance.release] as const] : [],
  );
  const missing = sites === 'all' ? [] : wanted.filter(({ release }) => !release);
  if (missing.length === 0) return { released };
  return {
    issues: missing.map(({ site }) => ({
      code: 'no-release',
      message: 'the site has no release there',
      at: `${environment}/${site}`,
      hint: `pnpm release ${environment} ${site} --tag sha-… --push`,
    })),
  };
}

async function look(
  { now, err }: Context,
  { httpOnly, kubeContext, timeout, origin }: VerifyOptions,
  instance: Instance,
  expectation: Parameters<typeof verifyRelease>[0],
): Promise<Seen> {
  const place = `${instance.environment.name}/${instance.site}`;
  const { outcome, method, revision, reasons } = await verifyRelease(expectation, {
    cluster: httpOnly
      ? undefined
      : openCluster({ context: kubeContext, otherwise: 'run it with --http-only' }),
    timeoutMs: timeout,
    intervalMs: Math.min(interval, timeout),
    now,
    wait: (milliseconds) => wait(milliseconds),
    announce: (line) => {
      err(`${place}: ${line}\n`);
    },
    origin: origin === undefined ? undefined : () => origin,
  });
  return {
    environment: instance.environment.name,
    site: instance.site,
    digest: expectation.release.digest,
    configuration: nameConfiguration(instance),
    outcome,
    method,
    revision,
    reasons,
  };
}

/** A fleet is verified some at a time, in the order in which it was asked for. */
async function mapSome<T, R>(items: readonly T[], use: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const rest = [...items.entries()];
  const work = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) {
      const [index, item] = next;
      results[index] = await use(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  return results;
}
