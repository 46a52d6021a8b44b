import type { Issue } from '../../issue.ts';
import { decideRelease } from '../../promotion/decide/release.ts';
import type { Sites } from '../../promotion/decide/select.ts';
import { resolveDigest } from '../../registry/resolve-digest.ts';
import type { Context, ExitCode } from '../context.ts';
import type { Surroundings } from '../surroundings.ts';
import { findActor } from './actor.ts';
import { changeReleases } from './change.ts';
import type { ChangeOptions } from './options.ts';
import { reportChange } from './report.ts';

export interface ReleaseOptions extends ChangeOptions {
  readonly environment: string;
  readonly sites: Sites;
  readonly app?: string | undefined;
  readonly tag: string;
  /** Without one the registry is asked. */
  readonly digest?: string | undefined;
  readonly force?: string | undefined;
}

/** Brings an image into an environment. */
export async function release(
  context: Context,
  surroundings: Pick<Surroundings, 'variables'>,
  options: ReleaseOptions,
): Promise<ExitCode> {
  const { environment, sites, app, tag, digest, force } = options;
  const issues = findMalformed(tag, digest);
  if (issues.length > 0) return reportChange(context, options, { issues });
  const actor = await findActor(context, surroundings);
  const known = new Map<string, Promise<string | undefined>>();
  const digestOf = (image: string) => {
    const asked =
      known.get(image) ??
      (digest === undefined
        ? resolveDigest(image, tag, surroundings.variables)
        : Promise.resolve(digest));
    known.set(image, asked);
    return asked;
  };
  const intent = { environment, sites, app, tag, digestOf, force };
  const changed = await changeReleases(context, options, (snapshot, facts) =>
    decideRelease(snapshot, facts, intent, actor),
  );
  return reportChange(context, options, changed);
}

function findMalformed(tag: string, digest: string | undefined): Issue[] {
  const issues: Issue[] = [];
  if (!/^sha-[0-9a-f]{40}$/.test(tag)) {
    issues.push({
      code: 'mutable-tag',
      message: 'the tag does not name a commit, so it can mean another image tomorrow',
      at: '--tag',
      expected: '"sha-" and the 40 hexadecimal digits of the commit',
      got: JSON.stringify(tag),
      hint: '--tag sha-$(git rev-parse HEAD)',
    });
  }
  if (digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(digest)) {
    issues.push({
      code: 'invalid-digest',
      message: 'it is no digest of an image',
      at: '--digest',
      expected: '"sha256:" and 64 hexadecimal digits',
      got: JSON.stringify(digest),
      hint: 'leave it out, and the registry is asked',
    });
  }
  return issues;
}
