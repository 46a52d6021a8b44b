import { spawn } from 'node:child_process';
import { CannotRun } from '../issue.ts';

/** What a container engine answered. */
export interface Answer {
  readonly ok: boolean;
  readonly output: string;
  /** Its last words on stderr, where it says why not. */
  readonly reason: string;
}

/** Talks to a container engine; `show` gets what it tells people meanwhile. */
export type Engine = (args: readonly string[], show?: (text: string) => void) => Promise<Answer>;

/** The engine that `docker` on PATH leads to, as DOCKER_HOST and its configuration say. */
export const docker: Engine = async (args, show) => {
  const child = spawn('docker', args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Older engines have a builder that keeps neither times nor stages apart.
    env: { ...process.env, DOCKER_BUILDKIT: '1' },
  });
  let output = '';
  let reason = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    show?.(text);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    reason = (reason + text).slice(-4000);
    show?.(text);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? new CannotRun(missing) : error);
    });
    child.on('close', resolve);
  });
  return { ok: code === 0, output, reason: reason.trim() };
};

const missing =
  'docker could not be found. Install Docker, or Podman with its docker command, and start it.';

/** A last line of what an engine said, where it had to do what was asked. */
export async function requireAnswer(
  engine: Engine,
  what: string,
  args: readonly string[],
  show?: (text: string) => void,
): Promise<string> {
  const { ok, output, reason } = await engine(args, show);
  if (ok) return output;
  throw new CannotRun(`${what}: ${reason.split('\n').at(-1) ?? ''}`);
}
