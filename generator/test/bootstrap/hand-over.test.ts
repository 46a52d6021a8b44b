import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { createCheckout, installs, title, withoutDurations } from './checkout.ts';
import { showProgress } from '../../bootstrap/progress.mjs';

/** A shell-like program: it starts another one, and only that one does the work. */
const busy = `
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
const work = "process.on('SIGINT', () => process.exit(5)); setInterval(() => {}, 1000);";
const child = spawn(process.execPath, ['-e', work], { stdio: 'inherit' });
setTimeout(() => writeFileSync('pid', String(child.pid)), 300);
process.on('SIGINT', () => {});
child.on('exit', (code) => process.exit(code));
`;

async function pidIn(root: string): Promise<number> {
  const file = path.join(root, 'pid');
  await vi.waitUntil(() => existsSync(file) && readFileSync(file, 'utf8') !== '', 20_000);
  return Number(readFileSync(file, 'utf8'));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('Ctrl-C ends an installation and all that it started', async () => {
  const { root, start } = createCheckout({ npm: busy });
  const { signal, ended } = start(['start']);
  const pid = await pidIn(root);
  signal('SIGINT');
  const { code, err } = await ended;
  expect({ code, err: withoutDurations(err), alive: isAlive(pid) }).toEqual({
    code: 130,
    err: `${title} ...\n${title}: stopped after 0.0 s\n`,
    alive: false,
  });
});

test('Ctrl-C reaches the program, and its exit code is passed on', async () => {
  const { root, start } = createCheckout({ npm: installs, program: busy });
  const { signal, ended } = start(['start']);
  const pid = await pidIn(root);
  signal('SIGINT');
  const { code } = await ended;
  expect({ code, alive: isAlive(pid) }).toEqual({ code: 5, alive: false });
});

test('the program gets its arguments in the root of the checkout', async () => {
  const { root, run } = createCheckout({
    npm: installs,
    program: 'console.log(JSON.stringify([process.cwd(), ...process.argv.slice(2)]));',
  });
  const { out } = await run(['start', '--some', 'two words']);
  expect(JSON.parse(out)).toEqual([root, 'src/cli.ts', 'start', '--some', 'two words']);
});

test('a program that a signal ended is reported as a shell would', async () => {
  const program = `process.kill(process.pid, 'SIGKILL');`;
  const { run } = createCheckout({ npm: installs, program });
  expect((await run(['start'])).code).toBe(137);
});

test('on a terminal one line counts the seconds', () => {
  vi.stubEnv('CI', '');
  vi.useFakeTimers();
  try {
    const stream = { isTTY: true, write: vi.fn<(text: string) => void>() };
    const progress = showProgress('Working', stream);
    vi.advanceTimersByTime(2000);
    progress.end(true);
    expect(stream.write.mock.calls.flat()).toEqual([
      '\rWorking ... 0 s',
      '\rWorking ... 1 s',
      '\rWorking ... 2 s',
      '\r\u001B[KWorking: done in 2.0 s\n',
    ]);
  } finally {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  }
});
