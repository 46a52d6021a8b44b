import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import process from 'node:process';

/** A program whose output has no reader any more may not come to its end by itself. */
const script = `
read -r _
kill -TERM -- "-$1"
for _ in 1 2 3 4 5; do sleep 1; kill -0 -- "-$1" || exit; done
kill -KILL -- "-$1"`;

/**
 * Ends a program and its group when we are gone, also by a kill -9: a shell waits for the end of a
 * pipe that only we hold. Returns how to call it off.
 */
export function watchOver(pid: number): () => void {
  const child = spawn('/bin/sh', ['-c', script, 'sh', String(pid)], {
    cwd: '/',
    env: process.env,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without it the program still ends with us, and the next start ends one that was left.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  // Node types the pipe as any stream; this one is a socket, and must not keep us alive.
  if (child.stdin instanceof Socket) child.stdin.unref();
  return () => {
    child.kill('SIGKILL');
    child.stdin.destroy();
  };
}
