import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import process from 'node:process';

/**
 * Runs a line of shell when we are gone, also by a kill -9: a shell waits for the end of a pipe that
 * only we hold. It may be used to end a program that must not outlive us; `$1` and so on are what
 * follows. Returns how to call it off.
 */
export function watchOver(line: string, ...parameters: readonly string[]): () => void {
  const child = spawn('/bin/sh', ['-c', `read -r _\n${line}`, 'sh', ...parameters], {
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
