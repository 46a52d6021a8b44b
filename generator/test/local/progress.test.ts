import { expect, test, vi } from 'vitest';
import { withProgress } from '../../src/local/progress.ts';

/** What is said of a step that takes some milliseconds. */
async function listen(milliseconds: number, live: boolean): Promise<string[]> {
  vi.useFakeTimers();
  try {
    const said: string[] = [];
    const terminal = { out: () => undefined, err: (text: string) => said.push(text), live };
    const step = () => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const done = withProgress(terminal, 'Working', step);
    await vi.advanceTimersByTimeAsync(milliseconds);
    await done;
    return said;
  } finally {
    vi.useRealTimers();
  }
}

test('a short step is not worth a word', async () => {
  expect(await listen(300, true)).toEqual([]);
  expect(await listen(300, false)).toEqual([]);
});

test('a long step is told when it goes on and when it is done', async () => {
  expect(await listen(3000, false)).toEqual(['Working ...\n', 'Working: done in 3.0 s\n']);
});

test('on a terminal one line counts the seconds', async () => {
  expect(await listen(2500, true)).toEqual([
    '\rWorking ... 0 s',
    '\rWorking ... 1 s',
    '\rWorking ... 2 s',
    '\r\u001B[KWorking: done in 2.5 s\n',
  ]);
});

test('a step that fails is told as such', async () => {
  vi.useFakeTimers();
  try {
    const said: string[] = [];
    const terminal = { out: () => undefined, err: (text: string) => said.push(text), live: false };
    const step = () =>
      new Promise((_, reject) =>
        setTimeout(() => {
          reject(new Error('no'));
        }, 2000),
      );
    const failed = expect(withProgress(terminal, 'Working', step)).rejects.toThrow('no');
    await vi.advanceTimersByTimeAsync(2000);
    await failed;
    expect(said.at(-1)).toBe('Working: stopped after 2.0 s\n');
  } finally {
    vi.useRealTimers();
  }
});
