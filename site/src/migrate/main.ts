import { parseArgs } from 'node:util';
import { readSiteEnv } from '@synestra/env';
import { describeFailure } from './failure.ts';
import { migrate } from './migrate.ts';
import { Refused } from './refused.ts';

// The Job's log is read by somebody whose rollout hangs: what was done, or the one line that says why
// not.
try {
  const seconds = readWait();
  await migrate(readSiteEnv(), {
    wait: seconds * 1000,
    say: (line) => {
      console.log(line);
    },
  });
  process.exit(0);
} catch (error) {
  console.error(`error: ${describeFailure(error)}`);
  process.exit(1);
}

/** Together with the time that the migrations take, the waits must end before the Job's deadline. */
function readWait(): number {
  const { values } = parseArgs({ options: { wait: { type: 'string', default: '120' } } });
  if (/^\d{1,4}$/.test(values.wait)) return Number(values.wait);
  throw new Refused(
    'usage: node migrate.mjs [--wait SECONDS], how long to wait for the database, and for another migration; 120 when left out',
  );
}
