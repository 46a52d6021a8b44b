import { findFreePort } from '@synestra/processes';
import { onTestFinished } from 'vitest';
import { findBuild } from '../../../../site/test/build.ts';
import { startProgram } from '../../../../site/test/program.ts';
import { waitFor } from '../../../../site/test/site.ts';
import type { Container } from './kubelet.ts';

/** Names of the cluster's network, and where on this machine they lead. */
export type Dns = ReadonlyMap<string, string>;

/** Runs the migration of a Job to its end. */
export async function runMigration(container: Container, dns: Dns): Promise<void> {
  const [, file = ''] = container.command;
  const program = startProgram(await findBuild(), file, variablesOf(container, dns));
  const { code, output } = await program.ended;
  if (code !== 0) throw new Error(`the migration failed:\n${output}`);
}

/** Serves a site as its Deployment does, until the test ends; gives where it is when it is ready. */
export async function serve(container: Container, dns: Dns): Promise<string> {
  const port = await findFreePort();
  const variables = { ...variablesOf(container, dns), PORT: `${port}` };
  const program = startProgram(await findBuild(), 'serve.mjs', variables, ['--host', '127.0.0.1']);
  onTestFinished(async () => {
    program.kill('SIGTERM');
    await program.ended;
  });
  const origin = `http://127.0.0.1:${port}`;
  await waitFor(`${origin}/readyz`, program);
  return origin;
}

/** A container has a network and a root of its own; here both are a part of this machine. */
function variablesOf({ variables, image, root }: Container, dns: Dns): Record<string, string> {
  const moved = Object.entries(variables).map(([name, value]) => [
    name,
    value.startsWith('/') ? root + value : value,
  ]);
  const { DATABASE_URI = '', ...others } = Object.fromEntries(moved) as Record<string, string>;
  const database = new URL(DATABASE_URI);
  const address = dns.get(database.host);
  if (address === undefined) throw new Error(`no Service is called ${database.host}`);
  database.host = address;
  return {
    FIRST_ADMIN_DIR: `${root}/run/secrets/first-admin`,
    // The build writes it into the image.
    SYNESTRA_RELEASE: /:(sha-[0-9a-f]+)/.exec(image)?.[1] ?? '',
    ...others,
    DATABASE_URI: database.href,
  };
}
