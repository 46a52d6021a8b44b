import { expect } from 'vitest';
import type { Ended } from '../program.ts';
import { admin, type Variables } from '../variables.ts';
import { uriOf } from './database.ts';

/** The one line of a run that failed, without "error: "; it shows no secret, and no stack. */
export function readRefusal({ code, errors, output }: Ended, variables: Variables): string {
  expect({ code, errors }).toEqual({ code: 1, errors: expect.stringMatching(oneLine) as string });
  const keys = Object.entries(variables).filter(([name]) => /SECRET|KEY/.test(name));
  const secrets = [uriOf(variables).password, admin.password, ...keys.map(([, value]) => value)];
  expect(secrets.filter((secret) => output.includes(secret))).toEqual([]);
  return errors.slice('error: '.length, -1);
}

const oneLine = /^error: [^\n]+\n$/;
