import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../../issue.ts';
import { findImages, saysWhatIsNeeded, type AffectedImage } from '../../review/affected/images.ts';
import { names } from '../../review/headline.ts';
import { writeReview } from '../../review/review.ts';
import type { Context, ExitCode } from '../context.ts';
import { readConfig, readEnvironments } from './facts.ts';
import { withSides, type Range } from './sides.ts';

export interface AffectedOptions extends Range {
  readonly json: boolean;
  /** Only the image of this app. */
  readonly app?: string | undefined;
  /** A file that a CI system reads variables from: BUILD says whether an image must be built. */
  readonly variables?: string | undefined;
}

/** What a change reaches. */
interface Affected {
  readonly base: string;
  readonly images: readonly AffectedImage[];
  readonly sites: readonly { readonly environment: string; readonly site: string }[];
  readonly environments: readonly string[];
  /** Something is rendered differently that belongs to no environment. */
  readonly platform: boolean;
}

/** Tells which images a change makes different, and which sites it renders differently. */
export async function affected(context: Context, options: AffectedOptions): Promise<ExitCode> {
  const config = await readConfig(context.root, context.cache);
  if (!config) {
    throw new CannotRun('sites.config.ts has problems, so nobody knows its apps. Run: pnpm gen');
  }
  const { app, variables } = options;
  const known = Object.keys(config.apps);
  if (app !== undefined && !known.includes(app)) {
    throw new CannotRun(`sites.config.ts has no app "${app}". It has: ${known.join(', ')}`);
  }
  const facts = await readEnvironments(context);
  const apps = Object.entries(config.apps)
    .filter(([name]) => app === undefined || name === app)
    .map(([name, { directory, image }]) => ({ name, directory, image }));
  const found = await withSides(context, options, async (sides): Promise<Affected> => {
    const { base, before, after } = sides;
    for (const tree of [before, after]) {
      await tree.load([...tree.listing.keys()].filter(saysWhatIsNeeded));
    }
    const { changes, effects, failures } = writeReview({ ...sides, ...facts });
    const touched = new Set([...changes, ...failures].map(({ environment }) => environment));
    return {
      base: base.commit,
      images: findImages(apps, before, after),
      sites: effects.map(({ environment, site }) => ({ environment, site })),
      environments: [...touched].filter((name) => name !== undefined).sort(),
      platform: touched.has(undefined),
    };
  });
  if (variables !== undefined) {
    appendFileSync(path.resolve(context.root, variables), `BUILD=${found.images.length > 0}\n`);
  }
  context.out(options.json ? `${JSON.stringify(found)}\n` : format(found));
  return 0;
}

function format({ images, sites, environments, platform }: Affected): string {
  const built = images.map(({ name, image, because }) => `${name} (${image}): ${names(because)}`);
  const rendered = sites.map(({ environment, site }) => `${environment}/${site}`);
  const lines = [
    ['images', built.length > 0 ? built.join('\n              ') : 'none to build'],
    ['sites', rendered.length > 0 ? rendered.join(', ') : 'none rendered differently'],
    ['environments', environments.length > 0 ? environments.join(', ') : 'none'],
    ['platform', platform ? 'rendered differently' : 'untouched'],
  ];
  return lines.map(([name = '', text = '']) => `${name.padEnd(14)}${text}\n`).join('');
}
