import path from 'node:path';
import { CannotRun } from '../issue.ts';
import { placesOf, type App } from './app.ts';
import type { LocalFolder } from './folder.ts';
import { describeEnd, startProgram } from './program.ts';
import type { Run } from './run.ts';

/** Builds an app, or finds that these very sources are built, and returns the server's folder. */
export async function findBuild(
  run: Run,
  app: App,
  { logs }: LocalFolder,
  variables: NodeJS.ProcessEnv,
): Promise<string> {
  const log = path.join(logs, 'build.log');
  const program = startProgram(run, {
    commandLine: [placesOf(app).build],
    folder: app.root,
    variables,
    log,
  });
  const code = await run.wait(program.ended);
  if (code !== 0) throw new CannotRun(describeEnd('the site could not be built', program, log));
  return path.join(program.result(), app.directory);
}
