import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotRun } from '../issue.ts';
import type { Claim } from './claim.ts';
import type { LocalFolder } from './folder.ts';
import { describeEnd, startProgram, type Given, type Program } from './program.ts';
import type { Run } from './run.ts';

/** A development server compiles before it answers. */
const patience = 120_000;

export interface SiteServer {
  readonly url: string;
  readonly log: string;
  readonly program: Program;
}

/** Serves the site, and waits until it answers. */
export async function serveSite(
  run: Run,
  claim: Claim,
  { logs }: LocalFolder,
  url: string,
  given: Omit<Given, 'log'>,
): Promise<SiteServer> {
  const log = path.join(logs, 'site.log');
  const program = startProgram(run, { ...given, log });
  claim.note({ url, server: program.name });
  const gone = new AbortController();
  const ended = program.ended.then(() => {
    gone.abort();
    throw new CannotRun(describeEnd("the site's server ended", program, log));
  });
  await run.wait(Promise.race([ended, waitForAnswer(`${url}/healthz`, gone.signal)]));
  // Whoever watches it later knows that it ends.
  ended.catch(() => undefined);
  return { url, log, program };
}

/** Why the site cannot show its pages; undefined where it can. */
export async function findObstacle(url: string): Promise<string | undefined> {
  const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(patience) });
  const state = (await response.json()) as { ready: boolean; reason?: string };
  return state.ready ? undefined : (state.reason ?? 'it does not say why');
}

async function waitForAnswer(address: string, gone: AbortSignal): Promise<void> {
  const deadline = Date.now() + patience;
  while (!gone.aborted && !(await answers(address))) {
    if (Date.now() > deadline) {
      throw new CannotRun(`${address} did not answer within ${patience / 1000} s.`);
    }
    await sleep(50);
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(patience) })).ok;
  } catch {
    return false;
  }
}
