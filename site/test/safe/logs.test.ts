import { expect, test } from 'vitest';
import { describeError } from '../../src/server/logs/describe-error.ts';
import { createLogger } from '../../src/server/logs/logger.ts';
import { enterRequest } from '../../src/server/requests/current-request.ts';
import { chooseRequestId } from '../../src/server/requests/request-id.ts';
import { describePath } from '../../src/server/requests/describe-path.ts';

const hash = 'pbkdf2-sha256-v1:0123456789abcdef';

test('a failed statement is told without its values', () => {
  const cause = Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
  const error = Object.assign(
    new Error(`Failed query: insert into "users" values ($1)\nparams: ${hash}\nand more`, {
      cause,
    }),
    { params: [hash], query: 'insert …' },
  );
  const described = describeError(error);
  expect(JSON.stringify(described)).not.toContain('0123456789abcdef');
  expect(described).toMatchObject({
    type: 'Error',
    message: 'Failed query: insert into "users" values ($1)\nparams: …',
    cause: { message: 'connection refused', code: 'ECONNREFUSED' },
  });
  expect(described.stack).toMatch(/^at .*logs\.test\.ts/);
});

test('causes that go round in a circle end', () => {
  const error = new Error('round');
  error.cause = error;
  expect(JSON.stringify(describeError(error)).length).toBeLessThan(20_000);
});

test('a line is one JSON object with its level, its time and its request', async () => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  log.debug('not this');
  log.info('at the start');
  await new Promise<void>((resolve) => {
    setImmediate(() => {
      enterRequest({ id: 'a-request', clientAddress: '203.0.113.7' });
      setTimeout(() => {
        log.error({ err: new Error('broken') }, 'in a request');
        resolve();
      });
    });
  });
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { level: 'info', msg: 'at the start' },
    { level: 'error', msg: 'in a request', requestId: 'a-request', err: { message: 'broken' } },
  ]);
  expect(lines.map((line) => line.split('\n').length)).toEqual([2, 2]);
  expect(lines[0]).not.toContain('requestId');
});

test.each([
  ['a1b2c3d4-e5f6', true],
  ['short', false],
  ['x'.repeat(65), false],
  ['with spaces in it', false],
  ['line\nbreak-in-it', false],
  ['"quoted-and-more"', false],
  [undefined, false],
])('%j is taken over as the id of a request: %s', (given, isTaken) => {
  expect(chooseRequestId(given) === given).toBe(isTaken);
  expect(chooseRequestId(given)).toMatch(/^[\w.-]{8,64}$/);
});

test.each([
  ['/next/preview?path=/a&signature=secret', '/next/preview'],
  ['/admin/reset/a-token-for-a-new-password', '/admin/reset/…'],
  ['/admin/users/verify/a-token', '/admin/users/verify/…'],
  ['/api/users/verify/a-token', '/api/users/verify/…'],
  ['/posts/a#b', '/posts/a'],
])('the log says of %s: %s', (url, path) => {
  expect(describePath(url)).toBe(path);
});
