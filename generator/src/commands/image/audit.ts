import { readFileSync } from 'node:fs';
import path from 'node:path';
import spawn, { SubprocessError } from 'nano-spawn';
import { z } from 'zod';
import { readAdvisories } from '../../audit/advisory.ts';
import { readAllowed } from '../../audit/allowed.ts';
import { allowedFile, judgeAdvisories } from '../../audit/judge.ts';
import { formatIssues } from '../../issue-report.ts';
import { CannotRun } from '../../issue.ts';
import type { Context, ExitCode } from '../context.ts';

/** Refuses known weaknesses in what the image installs, unless somebody has allowed them for a while. */
export async function audit(
  context: Context,
  { registry }: { readonly registry?: string | undefined },
): Promise<ExitCode> {
  const list = readAllowed(readFileSync(path.join(context.root, allowedFile), 'utf8'));
  if ('faults' in list) throw new CannotRun(`${allowedFile}: ${list.faults.join('; ')}`);
  const advisories = readAdvisories(await askPnpm(context.root, registry));
  const today = new Date(context.now()).toISOString().slice(0, 10);
  const issues = judgeAdvisories(advisories, list.allowed, today);
  if (issues.length === 0) {
    const count = list.allowed.length;
    const allowed = count === 0 ? '' : `; ${count} ${count === 1 ? 'is' : 'are'} allowed`;
    context.out(
      `No ${count === 0 ? '' : 'other '}advisory concerns what the image installs${allowed}.\n`,
    );
    return 0;
  }
  context.err(
    formatIssues(issues, allowedFile, () => undefined, 'The image is not to be released.'),
  );
  return 1;
}

const manifestSchema = z.object({ packageManager: z.string() });

/** It ends with 1 where it found something, so its output counts, and not its code. */
async function askPnpm(root: string, registry: string | undefined): Promise<string> {
  const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { packageManager } = manifestSchema.parse(manifest);
  const other = registry === undefined ? [] : [`--registry=${registry}`];
  const args = ['--yes', packageManager, 'audit', '--json', '--prod', ...other];
  try {
    return (await spawn('npx', args, { cwd: root })).stdout;
  } catch (error) {
    if (error instanceof SubprocessError) return error.stdout;
    throw error;
  }
}
