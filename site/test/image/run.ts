import { spawn } from 'node:child_process';
import process from 'node:process';

export interface Result {
  /** As a shell tells it; 127 where the program is not there. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, with some variables changed. */
export function run(
  program: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  input?: Buffer,
  folder?: string,
): Promise<Result> {
  const child = spawn(program, args, {
    env: { ...process.env, ...variables },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(folder !== undefined && { cwd: folder }),
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  // Whoever does not read to the end says why by itself.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      resolve({ code: 127, stdout, stderr: error.message });
    });
    child.on('close', (code) => {
      resolve({ code: code ?? 128, stdout, stderr });
    });
  });
}

/** The same, where it must succeed. */
export async function mustRun(...given: Parameters<typeof run>): Promise<string> {
  const { code, stdout, stderr } = await run(...given);
  if (code === 0) return stdout.trim();
  throw new Error(`${given[0]} ${given[1].join(' ')} ended with ${code}:\n${stdout}${stderr}`);
}
