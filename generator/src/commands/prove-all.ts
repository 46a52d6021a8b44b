import { availableParallelism } from 'node:os';
import type { PlannedFile } from '../files/plan.ts';
import { CannotRun, type Issue } from '../issue.ts';
import { openProofCache } from '../kustomize/proof-cache.ts';
import {
  batchSize,
  chunkSize,
  inChunks,
  prove,
  type Subject,
  type Tools,
} from '../kustomize/prove.ts';
import { findTool, howToGet, type ToolName } from '../kustomize/tools.ts';
import type { Fleet } from '../model/model.ts';
import type { Context } from './context.ts';
import { findSubjects } from './subjects.ts';

export interface Proof {
  readonly issues: readonly Issue[];
  /** How many folders Argo CD renders. */
  readonly total: number;
  /** How many of them were rendered now. */
  readonly rendered: number;
  /** For how many an earlier proof holds. */
  readonly proved: number;
  /** Tools that are missing, so that their step was left out. */
  readonly skipped: readonly ToolName[];
}

/** Proves every overlay whose files, tools or intention changed since it was last proved. */
export async function proveAll(
  context: Context,
  fleet: Fleet,
  plan: Iterable<PlannedFile>,
  judges: string,
): Promise<Proof> {
  const { root, cache, err } = context;
  const subjects = findSubjects(root, fleet, plan, judges);
  const known = openProofCache(cache);
  const open = subjects.filter(({ folder, key }) => !known.holds(folder, key));
  const total = subjects.length;
  if (open.length === 0) return { issues: [], total, rendered: 0, proved: total, skipped: [] };

  const tools = await findTools(context);
  const skipped = missingOf(tools);
  const issues = await proveInParallel(context, open, tools);
  const failed = new Set(issues.map(({ at }) => at));
  if (skipped.length === 0) {
    known.save(
      new Map(
        subjects
          .filter(({ folder }) => !failed.has(folder))
          .map(({ folder, key }) => [folder, key]),
      ),
    );
  } else err(`WARNING: something is left out, because ${describeMissing(skipped)}\n`);
  const rendered = tools.kustomize ? open.length : 0;
  return { issues, total, rendered, proved: total - open.length, skipped };
}

async function findTools({ tools: folder, ci, err }: Context): Promise<Tools> {
  const find = (name: ToolName) =>
    findTool(
      name,
      (text) => {
        err(`${text}\n`);
      },
      folder,
    );
  const tools = { kustomize: await find('kustomize'), kubeconform: await find('kubeconform') };
  const missing = missingOf(tools);
  if (missing.length > 0 && ci) throw new CannotRun(describeMissing(missing));
  return tools;
}

function missingOf(tools: Tools): ToolName[] {
  return (['kustomize', 'kubeconform'] as const).filter((name) => !tools[name]);
}

function describeMissing(missing: readonly ToolName[]): string {
  return `${missing.join(' and ')} could not be found: ${missing.map(howToGet).join('; ')}.`;
}

/** One batch for each core at a time. */
async function proveInParallel(
  { root, cache, err }: Context,
  subjects: readonly Subject[],
  tools: Tools,
): Promise<Issue[]> {
  const workers = availableParallelism();
  const size = Math.min(batchSize, Math.max(chunkSize, Math.ceil(subjects.length / workers)));
  const batches = inChunks(subjects, size);
  const issues: Issue[] = [];
  let done = 0;
  const work = async (): Promise<void> => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      issues.push(...(await prove(batch, tools, root, cache)));
      done += batch.length;
      if (subjects.length > batchSize) err(`Rendered ${done} of ${subjects.length} folders\n`);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return issues;
}
