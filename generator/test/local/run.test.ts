import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runUntilStopped } from '../../src/local/run.ts';

test('what was started last is stopped first', async () => {
  const stopped: string[] = [];
  const code = await runUntilStopped((run) => {
    for (const name of ['database', 'site']) {
      run.atEnd(async () => {
        await sleep(5);
        stopped.push(name);
      });
    }
    return Promise.resolve(0);
  });
  expect({ code, stopped }).toEqual({ code: 0, stopped: ['site', 'database'] });
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s ends the waiting, then everything is stopped', async (signal, expected) => {
  const stopped: string[] = [];
  const code = await runUntilStopped((run) => {
    run.atEnd(() => {
      stopped.push('site');
    });
    process.kill(process.pid, signal);
    return run.wait(new Promise<number>(() => undefined));
  });
  expect({ code, stopped }).toEqual({ code: expected, stopped: ['site'] });
});

test('one that does not stop keeps no other one running, and is told', async () => {
  const stopped: string[] = [];
  const run = runUntilStopped((own) => {
    own.atEnd(() => {
      stopped.push('database');
    });
    own.atEnd(() => {
      throw new Error('it does not stop');
    });
    return Promise.resolve(0);
  });
  await expect(run).rejects.toThrow('it does not stop');
  expect(stopped).toEqual(['database']);
});
