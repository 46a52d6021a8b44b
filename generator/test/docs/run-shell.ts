import { spawn } from 'node:child_process';

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Runs a command of a page as a person's shell would, outside of CI. */
export function runShell(
  cwd: string,
  command: string,
  variables: Record<string, string>,
): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, CI: undefined, ...variables };
    const child = spawn('bash', ['-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', (code) => {
      resolve({ code: code ?? -1, output });
    });
  });
}
