import { spawn } from 'node:child_process';
import { CannotRun } from '../issue.ts';

/** What git answered, or the words in which it refused. */
export type Answer = { readonly output: Buffer } | { readonly refusal: string };

/** Runs git in a repository; a refusal is a value, because the caller knows what it means. */
export async function askGit(
  root: string,
  args: readonly string[],
  input?: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  // The checkout may belong to somebody else, as it does in containers; paths are never quoted.
  const settings = ['-c', 'safe.directory=*', '-c', 'core.quotePath=false'];
  // Looking at the working tree would else write the index anew.
  const before = ['--no-optional-locks', ...settings];
  const child = spawn('git', [...before, ...args], {
    cwd: root,
    // A question for a password could not be answered.
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', ...variables },
  });
  const output: Buffer[] = [];
  const refusal: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => refusal.push(chunk));
  // A git that ends before it has read everything tells why by itself.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? new CannotRun('git could not be found; install it') : error);
    });
    child.on('close', resolve);
  });
  if (code === 0) return { output: Buffer.concat(output) };
  return { refusal: Buffer.concat(refusal).toString().trim() };
}

/** Runs a git command that has no reason to refuse in a sound repository. */
export async function runGit(
  root: string,
  args: readonly string[],
  input?: string,
  variables?: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const answer = await askGit(root, args, input, variables);
  if ('output' in answer) return answer.output;
  const [first = ''] = answer.refusal.split('\n');
  throw new CannotRun(`git ${args[0] ?? ''} refused: ${first}`);
}

/** The words that git separates by a zero byte, which no path holds. */
export function splitZero(output: Buffer): string[] {
  return output
    .toString()
    .split('\0')
    .filter((word) => word !== '');
}
