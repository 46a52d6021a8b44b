import { decideResume } from '../../promotion/decide/resume.ts';
import type { Context, ExitCode } from '../context.ts';
import { changeReleases } from './change.ts';
import type { ChangeOptions } from './options.ts';
import { reportChange } from './report.ts';

export interface ResumeOptions extends ChangeOptions {
  readonly environment: string;
  readonly site: string;
}

/** Lifts the hold of a rollback. */
export async function resume(context: Context, options: ResumeOptions): Promise<ExitCode> {
  const changed = await changeReleases(context, options, (snapshot) =>
    decideResume(snapshot, options.environment, options.site),
  );
  return reportChange(context, options, changed);
}
