import { existsSync, readFileSync } from 'node:fs';
import type { Database } from './database.ts';
import { describeEnd } from './program.ts';
import type { Run } from './run.ts';
import type { SiteServer } from './site-server.ts';

/** Waits until the site or its database ends by itself, and tells how. */
export function watchServers(
  run: Run,
  { program, log }: SiteServer,
  database: Database | undefined,
): Promise<string> {
  const ends = [
    program.ended.then((code) => describeEnd(`the site's server ended with ${code}`, program, log)),
    ...(database ? [database.exited.then(() => describeDatabaseEnd(database.log))] : []),
  ];
  return run.wait(Promise.race(ends));
}

function describeDatabaseEnd(log: string): string {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-8) : [];
  return [`the database server ended. Its last lines, of ${log}:`, ...lines].join('\n  ');
}
