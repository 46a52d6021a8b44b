import type { Issue } from '../../issue.ts';
import type { Instance } from '../../model/model.ts';
import { isSameBuild, type Release } from '../../releases/release.ts';
import type { Facts } from '../facts.ts';
import { findFreeze } from '../gate/freeze.ts';
import { findHold } from '../gate/holds.ts';
import type { Actor, Decision, Move, Reason, Stay } from '../move.ts';
import { instancesOf } from '../pairs.ts';
import type { Snapshot } from '../snapshot.ts';
import { describeMigrations } from './migration-notes.ts';
import { writeForced, writeNewRecord } from './new-record.ts';
import { selectInstances, settle, type Sites } from './select.ts';

/** A new image comes into an environment. */
export interface ReleaseIntent {
  readonly environment: string;
  readonly sites: Sites;
  /** Only sites of this app. */
  readonly app?: string | undefined;
  readonly tag: string;
  /** The digest of the tag in the repository of an app's image; undefined where there is no such tag. */
  readonly digestOf: (image: string) => Promise<string | undefined>;
  /** Why it may come in although the site has an environment before this one. */
  readonly force?: string | undefined;
}

/** Decides on a new image, site by site. */
export async function decideRelease(
  snapshot: Snapshot,
  facts: Facts,
  intent: ReleaseIntent,
  actor: Actor,
): Promise<Decision> {
  const found = selectInstances(snapshot.fleet, intent.environment, intent.sites);
  if ('issues' in found) return found;
  const { app } = intent;
  const selected = found.selected.filter((one) => app === undefined || one.app.name === app);
  const images = new Set(selected.map((instance) => instance.app.image));
  if (images.size > 1) return { issues: [describeManyImages(intent, [...images])] };
  const moves: Move[] = [];
  const stays: Stay[] = [];
  for (const instance of selected) {
    const digest = await intent.digestOf(instance.app.image);
    if (digest === undefined) {
      stays.push({ instance, ...describeNoTag(instance, intent.tag) });
      continue;
    }
    const release = { image: instance.app.image, tag: intent.tag, digest };
    const stay = findStay(snapshot, instance, release, intent, actor.now);
    if (stay) stays.push({ instance, ...stay });
    else if (instance.release && (await facts.isOlder(release, instance.release))) {
      stays.push({ instance, ...describeOlder(instance) });
    } else {
      const migrations = await facts.migrationsOf(release, instance.app);
      if (migrations) {
        const record = writeNewRecord(instance, release, migrations);
        const forced = writeForced(intent.force, actor);
        const notes = describeMigrations(snapshot.recordOf(instance)?.migrations, migrations);
        moves.push({ kind: 'release', instance, release, record: { ...record, ...forced }, notes });
      } else stays.push({ instance, ...describeUnknownCommit(release) });
    }
  }
  return settle(intent.sites, moves, stays);
}

function findStay(
  snapshot: Snapshot,
  instance: Instance,
  release: Release,
  intent: ReleaseIntent,
  now: number,
): Reason | undefined {
  const { environment, site } = instance;
  const { fleet } = snapshot;
  const moved = findMovedTag(fleet.instances, release);
  if (moved) {
    return {
      kind: 'refused',
      code: 'moved-tag',
      reason: `${release.tag} was released as ${moved.release?.digest ?? ''} to ${moved.environment.name}/${moved.site}, and is ${release.digest} now`,
      hint: 'a tag is never built twice: release the digest that it had, or build a new commit',
    };
  }
  if (isSame(instance.release, release)) {
    return { kind: 'done', code: 'current', reason: `${environment.name} runs it already` };
  }
  const closed = findHold(instance, snapshot) ?? findFreeze(instance, snapshot, now);
  if (closed) return closed;
  const [first] = instancesOf(fleet, site);
  if (first && first !== instance && intent.force === undefined) {
    return {
      kind: 'refused',
      code: 'not-first',
      reason: `${site} is verified in ${first.environment.name} before it comes here`,
      hint: `release it to ${first.environment.name} and promote it, or give a reason with --force`,
    };
  }
  return undefined;
}

/** Another release of the same tag that is another image. */
function findMovedTag(
  instances: readonly Instance[],
  { image, tag, digest }: Release,
): Instance | undefined {
  return instances.find(
    ({ release }) => release?.image === image && release.tag === tag && release.digest !== digest,
  );
}

function isSame(current: Release | undefined, release: Release): boolean {
  return current?.image === release.image && isSameBuild(current, release);
}

/** A pipeline that took longer than the next one must not take its release back. */
function describeOlder({ environment, site, release }: Instance): Reason {
  return {
    kind: 'refused',
    code: 'older-release',
    reason: `${environment.name} runs a later commit already (${release?.tag ?? ''})`,
    hint: `to go back, say so: pnpm rollback ${environment.name} ${site}`,
  };
}

/** A commit is built once for each app, and every build has a digest of its own. */
function describeManyImages({ environment }: ReleaseIntent, images: readonly string[]): Issue {
  return {
    code: 'several-images',
    message: 'the sites run several images',
    at: environment,
    got: images.join(', '),
    hint: 'release each app by itself, with --app',
  };
}

function describeNoTag({ app }: Instance, tag: string): Reason {
  return {
    kind: 'refused',
    code: 'no-such-tag',
    reason: `the registry has no ${app.image}:${tag}`,
    hint: 'build and push the image first',
  };
}

function describeUnknownCommit({ tag }: Release): Reason {
  return {
    kind: 'refused',
    code: 'unknown-commit',
    reason: `the commit of ${tag} does not exist, neither here nor on the remote`,
    hint: 'push the commit first; a tag is "sha-" and the full id of a commit',
  };
}
