import type { PayloadRequest } from 'payload';
import { expect, test } from 'vitest';
import { allowJobsRunner } from '../src/access/jobs-runner.ts';

const key = 'a-key-that-only-tests-would-know';

test.each([
  [`Bearer ${key}`, true],
  [`Bearer ${key} `, true],
  [`bearer ${key}`, false],
  [key, false],
  [`Bearer ${key}x`, false],
  [`Bearer ${key.slice(1)}`, false],
  ['Bearer ', false],
  [undefined, false],
])('with "%s" the queue is run: %s', (authorization, answer) => {
  const headers = new Headers(authorization === undefined ? {} : { authorization });
  // The rule looks at the headers alone; an admin who is logged in has no more right than others.
  const req = { headers, user: { id: 1, role: 'admin' } } as unknown as PayloadRequest;
  expect(allowJobsRunner(key)({ req })).toBe(answer);
});
