import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { buildEnvironment } from './environment.ts';

/**
 * Ends the server when we are gone, also by a kill -9: a shell waits for the end of a pipe that only
 * we hold. `remove` is a folder that goes with it. Returns how to call it off.
 */
export function watchOver(pid: number, remove?: string): () => void {
  const script =
    remove === undefined
      ? 'read -r _; kill -INT "$1"'
      : 'read -r _; kill -QUIT "$1"; while kill -0 "$1"; do sleep 0.05; done; rm -rf -- "$2"';
  const child = spawn('/bin/sh', ['-c', script, 'sh', String(pid), remove ?? ''], {
    cwd: '/',
    env: buildEnvironment(),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without it the server still ends by stop(), and the next start ends an orphan.
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
