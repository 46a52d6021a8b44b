import { spawn } from 'node:child_process';
import path from 'node:path';
import { generatorDirectory } from '../../../src/paths.ts';

const launcher = path.join(generatorDirectory, 'run.mjs');

/** What a command said, and how it ended: an exit code, or the signal that ended it. */
export interface Ended {
  readonly code: number | NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Nothing that the machine or its CI configures reaches git or the command. */
const alone = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GITHUB_ACTOR: undefined,
  GITLAB_USER_LOGIN: undefined,
  CI: undefined,
};

/** Runs the real command line in a checkout, as a process of its own. */
export async function run(
  root: string,
  line: string,
  variables: NodeJS.Dict<string> = {},
): Promise<Ended> {
  // A reason may have spaces: --force 'the shop is down'
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
  const child = spawn(process.execPath, [launcher, 'src/cli.ts', ...words], {
    cwd: root,
    env: { ...process.env, ...alone, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const code = await new Promise<Ended['code']>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      resolve(status ?? signal);
    });
  });
  return { code, ...said };
}

/** Runs a command that must succeed, and returns what it said. */
export async function succeed(
  root: string,
  line: string,
  variables: NodeJS.Dict<string> = {},
): Promise<string> {
  const { code, out, err } = await run(root, line, variables);
  if (code !== 0) throw new Error(`"${line}" ended with ${code}:\n${out}${err}`);
  return out;
}
