import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { nameProcess, watchOver } from '@synestra/processes';
import { CannotRun } from '../issue.ts';
import type { Run } from './run.ts';
import { signalGroup, stopSteps } from './stop-leftover.ts';

/** A program whose output has no reader any more may not come to its end by itself. */
const endGroup = `
kill -TERM -- "-$1"
for _ in 1 2 3 4 5; do sleep 1; kill -0 -- "-$1" || exit; done
kill -KILL -- "-$1"`;

export interface Given {
  /** The arguments of Node, the program's file first. */
  readonly commandLine: readonly string[];
  readonly folder: string;
  readonly variables: NodeJS.ProcessEnv;
  /** Everything that it says is kept here. */
  readonly log: string;
  /** Gets everything that it says on stderr, or on both streams. */
  readonly show?: (text: string) => void;
}

/** A program that was started and ends with the run. */
export interface Program {
  /** Its name among processes. */
  readonly name: string;
  /** Fulfilled with the exit code as a shell reports it, when the program is gone. */
  readonly ended: Promise<number>;
  /** What it said on stdout, as much as was kept. */
  readonly result: () => string;
  readonly lastLines: () => string[];
}

/** As much of an output as is kept in memory. */
const kept = 64 * 1024;

/** Starts a Node program in a group of its own, so that Ctrl-C in the terminal reaches us alone. */
export function startProgram(run: Run, given: Given): Program {
  mkdirSync(path.dirname(given.log), { recursive: true, mode: 0o700 });
  const log = createWriteStream(given.log, { mode: 0o600 });
  // A full disk must not end the site; what is lost is its log.
  log.on('error', () => undefined);
  const child = spawn(process.execPath, given.commandLine, {
    cwd: given.folder,
    env: given.variables,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', both: '' };
  const keep = (text: string) => {
    said.both = (said.both + text).slice(-kept);
    log.write(text);
    given.show?.(text);
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout = (said.stdout + text).slice(-kept);
    keep(text);
  });
  child.stderr.setEncoding('utf8').on('data', keep);
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      log.end();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
  ended.catch(() => undefined);
  const { pid } = child;
  if (pid === undefined) throw new CannotRun(`${process.execPath} could not be started.`);
  const callOff = watchOver(endGroup, String(pid));
  void ended.finally(callOff).catch(() => undefined);
  run.atEnd(() => stopProgram(pid, ended));
  return {
    name: nameProcess(pid) ?? `${pid}-gone`,
    ended,
    result: () => said.stdout.trim(),
    lastLines: () => linesOf(said.both).slice(-12),
  };
}

/** One line for a program that failed, and its last lines. */
export function describeEnd(what: string, { lastLines }: Program, log: string): string {
  const lines = lastLines();
  const isFull = lines.some((line) => /ENOSPC|EDQUOT|No space left/.test(line));
  const cure = isFull ? ' The disk is full: make room and run it again.' : '';
  return [`${what}.${cure} Its last lines, of ${log}:`, ...lines.map((line) => `  ${line}`)].join(
    '\n',
  );
}

function linesOf(text: string): string[] {
  return stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
}

async function stopProgram(pid: number, ended: Promise<number>): Promise<void> {
  const over = ended.then(
    () => true,
    () => true,
  );
  // Lets an end that has happened already be seen.
  if (await Promise.race([over, sleep(0, false)])) return;
  for (const { signal, wait } of stopSteps) {
    signalGroup(pid, signal);
    const patience = new AbortController();
    const enough = sleep(wait, false, { signal: patience.signal }).catch(() => false);
    const isOver = await Promise.race([over, enough]);
    patience.abort();
    if (isOver) return;
  }
}
