import { spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Starts the API server in a folder; it outlives this process and ends with its owner. */
export async function startServer(program: string, folder: string, owner: number): Promise<void> {
  const log = path.join(folder, 'api-server.log');
  const said = openSync(log, 'a');
  const child = spawn(program, [folder, `${owner}`], {
    detached: true,
    stdio: ['ignore', said, said],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} could not be started`);
  child.unref();
  writeFileSync(path.join(folder, 'pid'), `${pid}`);
  while (!existsSync(path.join(folder, 'kubeconfig'))) {
    if (!isAlive(pid)) throw new Error(`the API server ended:\n${lastLines(log)}`);
    await wait(50);
  }
}

/** Ends the server of a folder, if one was started there, and waits until it is gone. */
export async function stopServer(folder: string): Promise<void> {
  const file = path.join(folder, 'pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8'));
  for (let round = 0; isAlive(pid); round += 1) {
    if (round === 0) process.kill(pid, 'SIGTERM');
    if (round === 200) process.kill(pid, 'SIGKILL');
    await wait(50);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function lastLines(log: string): string {
  return readFileSync(log, 'utf8').trim().split('\n').slice(-10).join('\n');
}
