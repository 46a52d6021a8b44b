import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { uncommittedFiles } from '../../git/listing.ts';
import { configFile } from '../../model/load-fleet.ts';
import { names } from '../../review/headline.ts';
import { formatJson } from '../../review/report/json.ts';
import { formatMarkdown } from '../../review/report/markdown.ts';
import type { Format, Report } from '../../review/report/report.ts';
import { formatText } from '../../review/report/text.ts';
import { writeReview } from '../../review/review.ts';
import type { Context, ExitCode } from '../context.ts';
import { describeStaleness, readEnvironments } from './facts.ts';
import { withSides, type Range, type Sides } from './sides.ts';

export interface DiffOptions extends Range {
  readonly format: Format;
  /** A file to write the report to; the first line is printed all the same. */
  readonly output?: string | undefined;
}

const writers: Readonly<Record<Format, (report: Report) => string>> = {
  text: formatText,
  markdown: formatMarkdown,
  json: formatJson,
};

/** Shows what a change does in the cluster: what Argo CD renders on both sides, field by field. */
export async function diff(context: Context, options: DiffOptions): Promise<ExitCode> {
  const { environments, production } = await readEnvironments(context);
  const stale = options.head === undefined ? await describeStaleness(context) : undefined;
  return withSides(context, options, async (sides) => {
    const review = writeReview({ ...sides, environments, production });
    const notices = [...(stale === undefined ? [] : [stale]), ...describeBase(sides)];
    const dirty = options.head === undefined ? await describeDirt(context.root) : [];
    const compared = describeRange(sides, options);
    const report = { review, compared, notices: [...notices, ...dirty], environments };
    const text = writers[options.format](report);
    if (options.output === undefined) context.out(text);
    else {
      writeFileSync(path.resolve(context.root, options.output), text);
      context.out(`${review.headline}\n`);
    }
    const broken = review.failures.some(({ side }) => side === 'change');
    return broken || stale !== undefined ? 1 : 0;
  });
}

function describeRange({ base }: Sides, { head }: Range): string {
  const change = head ?? 'the working tree';
  const where = base.commit.startsWith(base.ref) ? '' : `, where it left ${base.ref}`;
  return `Compared: ${change} with ${base.commit.slice(0, 12)}${where}.`;
}

function describeBase({ before }: Sides): string[] {
  if (!before.listing.has('kustomize/argocd/kustomization.yaml')) {
    return ['The base holds no manifests, so everything is new.'];
  }
  return before.listing.has(configFile)
    ? []
    : [`The base has no ${configFile}; its manifests are compared all the same.`];
}

async function describeDirt(root: string): Promise<string[]> {
  const files = await uncommittedFiles(root);
  if (files.length === 0) return [];
  const those = files.length === 1 ? '1 file that is' : `${files.length} files that are`;
  return [`The working tree holds ${those} not committed: ${names(files)}.`];
}
