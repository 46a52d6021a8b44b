import { readSiteEnv } from '@synestra/env';
import { migrate } from './migrate.ts';
import { Refused } from './refused.ts';

// The Job's log is read by somebody whose rollout hangs: what was done, or the one line that says why
// not.
try {
  const env = readSiteEnv();
  await migrate(env, (line) => {
    console.log(line);
  });
  process.exit(0);
} catch (error) {
  console.error(`error: ${describe(error)}`);
  process.exit(1);
}

function describe(error: unknown): string {
  if (error instanceof Refused) return error.message;
  return error instanceof Error ? error.message : String(error);
}
