import { spawn } from 'node:child_process';
import os from 'node:os';
import process from 'node:process';
import { CannotStart } from './cannot-start.mjs';

/** @typedef {{ code: number, output: string, signal: NodeJS.Signals | undefined }} Ended */

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program to its end and passes signals on to everything that it started. `signal` is the one
 * that came from outside, if any did.
 * @param {string} command
 * @param {string[]} programArguments
 * @param {{ cwd: string, output: 'shown' | 'kept', env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<Ended>}
 */
export function runChild(command, programArguments, { cwd, output, env = process.env }) {
  const to = output === 'shown' ? 'inherit' : 'pipe';
  return new Promise((resolve, reject) => {
    // A group of its own gets each signal once and as a whole: npm starts a shell that starts pnpm.
    const child = spawn(command, programArguments, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', to, to],
    });
    let kept = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (kept += text));
    }
    const passing = passSignals(child);
    child.on('error', (error) => {
      passing.end();
      reject(new CannotStart(`${command} could not be started (${error.message}).`));
    });
    child.on('close', (code, signal) => {
      const received = passing.end();
      resolve({ code: code ?? codeOf(signal), output: kept, signal: received });
    });
  });
}

/**
 * What a shell reports for a program that a signal ended.
 * @param {NodeJS.Signals | null} signal
 */
export function codeOf(signal) {
  return signal ? 128 + os.constants.signals[signal] : 1;
}

/** @param {import('node:child_process').ChildProcess} child */
function passSignals({ pid }) {
  /** @type {NodeJS.Signals | undefined} */
  let first;
  let last = 0;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    const now = Date.now();
    // npm repeats what the terminal has already sent to everybody.
    if (pid === undefined || now - last < 1000) return;
    try {
      process.kill(-pid, first ? 'SIGKILL' : signal);
    } catch {
      // All of them have ended already.
    }
    first ??= signal;
    last = now;
  };
  for (const signal of signals) process.on(signal, pass);
  return {
    end() {
      for (const signal of signals) process.off(signal, pass);
      return first;
    },
  };
}
